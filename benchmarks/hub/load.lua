-- Load for the hub: MODE=get|patch over entities PREFIX1..PREFIXN, one attribute a PATCH.
local mode, n, prefix = os.getenv("MODE"), tonumber(os.getenv("N")), os.getenv("PREFIX")
local base = "/ngsi-ld/v1/entities/"
local json = { ["Content-Type"] = "application/json" }

function init() math.randomseed(os.time()) end

function request()
  local path = base .. prefix .. math.random(1, n)
  if mode == "get" then return wrk.format("GET", path) end
  local body = string.format('{"pm25":{"type":"Property","value":%.2f,"unitCode":"GQ"}}', math.random() * 100)
  return wrk.format("PATCH", path .. "/attrs", json, body)
end

function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, bad,
    latency:percentile(50), latency:percentile(99)))
end
