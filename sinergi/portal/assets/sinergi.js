// What JavaScript adds to every page. Without it everything still works.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
} from "govuk-frontend";
import "htmx.org";

const body = document.body;
body.classList.add("js-enabled", "govuk-frontend-supported");
const words = body.lang || document.documentElement.lang;

createAll(Button, { preventDoubleClick: true });
createAll(Checkboxes);
createAll(ErrorSummary);
createAll(Radios);
createAll(SkipLink);
createAll(CharacterCount, {
  i18n:
    words === "en"
      ? {}
      : {
          charactersUnderLimit: { one: "Sisa %{count} huruf", other: "Sisa %{count} huruf" },
          charactersAtLimit: "Sudah sampai batas",
          charactersOverLimit: { one: "Lebih %{count} huruf", other: "Lebih %{count} huruf" },
          textareaDescription: { other: "Paling banyak %{count} huruf" },
        },
});
createAll(PasswordInput, {
  i18n:
    words === "en"
      ? {}
      : {
          showPassword: "Lihat",
          hidePassword: "Tutup",
          showPasswordAriaLabel: "Lihat kata sandi",
          hidePasswordAriaLabel: "Tutup kata sandi",
          passwordShownAnnouncement: "Kata sandi terlihat",
          passwordHiddenAnnouncement: "Kata sandi tersembunyi",
        },
});

// A form pressed twice is sent once (the server holds this too, by the form's token).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// Filters that apply as they are changed: <form data-live>.
for (const form of document.querySelectorAll("form[data-live]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// The map that can be moved is fetched when somebody asks for it.
for (const button of document.querySelectorAll("[data-live-map]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = button.dataset.style;
    document.head.append(sheet);
    await new Promise((ready) => (sheet.onload = sheet.onerror = ready));
    const { enhance } = await import(button.dataset.script);
    await enhance(button.closest(".sg-map"));
    button.remove();
  });
}

// Without a network: say so at the foot of the page, and say when it is back.
const offline = document.querySelector("[data-offline]");
if (offline) {
  const show = () => (offline.hidden = navigator.onLine);
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
