// Builds the look into sinergi/portal/static/build/ (ignored by git): one style sheet, one script for every
// page, one script and style sheet for pages with a map, one font file.
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const modules = join(root, "node_modules");
const done = join(here, "..", "static", "build");
const out = join(done, `.partial-${process.pid}`); // renamed at the end: a running server never misses a file
const target = ["chrome109", "firefox115", "safari16"];

async function styles(name) {
  const { css } = sass.compile(join(here, `${name}.scss`), { loadPaths: [modules], quietDeps: true });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target });
  await writeFile(join(out, `${name}.css`), code);
}

await mkdir(join(out, "fonts"), { recursive: true });
await Promise.all([
  styles("sinergi"),
  esbuild.build({
    entryPoints: [join(here, "sinergi.js"), join(here, "map.js"), join(here, "sw.js")],
    bundle: true,
    minify: true,
    format: "esm",
    target,
    outdir: out,
    loader: { ".png": "empty" },
    nodePaths: [modules],
    legalComments: "none",
    logLevel: "warning",
  }),
  cp(
    join(modules, "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2"),
    join(out, "fonts", "plus-jakarta-sans.woff2"),
  ),
]);
await mkdir(join(done, "fonts"), { recursive: true });
for (const name of ["sinergi.css", "sinergi.js", "map.css", "map.js", "sw.js", "fonts/plus-jakarta-sans.woff2"]) {
  if (/\.(css|js)$/.test(name)) {
    // The twin that the server hands out to whoever takes gzip.
    await writeFile(join(done, `${name}.gz`), gzipSync(await readFile(join(out, name)), { level: 9 }));
  }
  await rename(join(out, name), join(done, name));
  const { size } = await stat(join(done, name));
  console.log(`${String(size).padStart(8)}  ${name}`);
}
await rm(out, { recursive: true, force: true });
