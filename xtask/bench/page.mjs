// Measures the published page in Chromium and prints one JSON object. Started by `cargo xtask bench`, which names the
// folder of the page, Lighthouse's module (its own copy of puppeteer drives the browser) and the browser.
import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { pathToFileURL } from "node:url";

const [dist, lighthouseModule, chrome, ...flags] = process.argv.slice(2);
const puppeteer = createRequire(lighthouseModule)("puppeteer-core");
const { default: lighthouse } = await import(pathToFileURL(lighthouseModule).href);

const KINDS = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};

// A host that sends what it compressed beforehand, and says what may be kept for ever.
function site(folder) {
  const files = new Map();
  const read = (below) => readdirSync(join(folder, below)).forEach((name) => {
    const path = below + name;
    if (statSync(join(folder, path)).isDirectory()) return path === "library" ? undefined : read(path + "/");
    const bytes = readFileSync(join(folder, path));
    files.set("/" + path, bytes);
  });
  read("");
  const small = new Map();
  return createServer((request, response) => {
    const path = request.url.split("?")[0].replace(/\/$/, "/index.html");
    const bytes = files.get(path);
    if (!bytes) return response.writeHead(404).end();
    // The build has laid the compressed twin beside it.
    if (!small.has(path)) small.set(path, files.get(path + ".br") || brotliCompressSync(bytes));
    const isNamed = /[.-][0-9a-f]{16}\./.test(path);
    response.writeHead(200, {
      "Content-Type": KINDS[extname(path)] || "application/octet-stream",
      "Content-Encoding": "br",
      "Cache-Control": isNamed ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(small.get(path));
  });
}

const server = site(dist);
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({ executablePath: chrome, args: flags });
const PHONE = { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const middle = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: middle(sorted, 0.5), p95: middle(sorted, 0.95), most: sorted[sorted.length - 1] };
};

async function opened() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(PHONE);
  return page;
}

// The page stands as text first. What is done on it counts from when its script has run; then the program draws it anew.
const COUNTS = () => !!window.canbaoFree;
const LIVE = () => !document.querySelector("[data-early]") && !!document.querySelector("#area option:nth-child(2)");

// 小孙's case: 青岛, not insured in 2025 and 2026, pays for 2027.
async function filled(page) {
  await page.goto(address);
  await page.waitForFunction(LIVE);
  await page.select("#area", "370200");
  await page.waitForSelector("#coverage-year-2027");
  await page.click("#coverage-year-2027");
  for (const year of [2025, 2026]) {
    await page.waitForSelector(`#year-${year}`);
    for (let tap = 0; tap < 4; tap += 1) {
      const text = await page.$eval(`#year-${year}`, (it) => it.textContent);
      if (text.includes("没有参保")) break;
      await page.click(`#year-${year}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("等4个月"), { timeout: 15000 })
    .catch(() => {});
  // The rest of the program comes unasked some seconds after the answer.
  await new Promise((done) => setTimeout(done, 6000));
}

// Each edit changes the answer. The time runs from the event until the answer and what is asked are reckoned, drawn and
// laid out, all in one task: Yew draws in the microtasks that follow the event. What is only told further below follows
// some 20 milliseconds later, in a task of its own.
const EDIT = `async (number) => {
  const year = document.getElementById(number % 2 ? "year-2026" : "year-2025");
  const start = performance.now();
  if (number >= 0) year.click();
  for (let turn = 0; turn < 8; turn += 1) await null;
  document.body.getBoundingClientRect();
  return performance.now() - start;
}`;

const READ = () => [document.getElementById("answer").textContent, document.querySelector("main").textContent];
const FOLLOWED = 100;
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// What the page's own thread has spent so far, in milliseconds of processor time: other programs on the machine do not
// count, the slowing down does.
async function spent(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  const of = (name) => metrics.find((it) => it.name === name).value * 1000;
  return { script: of("ScriptDuration"), style: of("RecalcStyleDuration"), layout: of("LayoutDuration") };
}

async function edits(slower) {
  const page = await opened();
  await filled(page);
  const client = await page.createCDPSession();
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await client.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const own = { script: [], style: [], layout: [], all: [] };
  const [answer, idle] = [[], []];
  let changed = 0;
  // The first ones warm it up, the next change nothing and tell what the measuring itself costs.
  const numbers = [...Array(24).keys(), ...Array(20).fill(-1), ...Array(100).keys()];
  for (const [at, number] of numbers.entries()) {
    const text = await page.evaluate(READ);
    await wait(FOLLOWED);
    const before = await spent(client);
    const worked = await page.evaluate(`(${EDIT})(${number})`);
    await wait(FOLLOWED * Math.max(1, slower / 4));
    const after = await spent(client);
    const parts = ["script", "style", "layout"].map((name) => after[name] - before[name]);
    const all = parts[0] + parts[1] + parts[2];
    if (number < 0) idle.push(all);
    if (number < 0 || at < 24) continue;
    ["script", "style", "layout"].forEach((name, index) => own[name].push(parts[index]));
    own.all.push(all);
    answer.push(worked);
    changed += (await page.evaluate(READ)).some((now, index) => now !== text[index]) ? 1 : 0;
  }
  await page.close();
  const parts = Object.fromEntries(Object.entries(own).map(([name, times]) => [name, spread(times)]));
  return { slower, changed, idle: spread(idle), own: parts, answer: spread(answer) };
}

// 1.6 Mbit/s, 150 ms there and back, a processor a fourth as fast: Lighthouse's slow 4G.
async function load() {
  const page = await opened();
  const client = await page.createCDPSession();
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(COUNTS, { timeout: 60000 });
  const asks = await page.evaluate(() => performance.now());
  await page.waitForFunction(LIVE, { timeout: 60000 });
  const lives = await page.evaluate(() => performance.now());
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  await page.select("#area", "370200");
  const chosen = await page.evaluate(() => performance.now());
  await page.waitForSelector("#years-title", { timeout: 60000 });
  const answered = (await page.evaluate(() => performance.now())) - chosen;
  await page.close();
  return { painted, asks, lives, answered };
}

async function judged() {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const { lhr } = await lighthouse(address, {
    port, output: "json", logLevel: "error", formFactor: "mobile", throttlingMethod: "devtools",
    onlyCategories: ["performance", "accessibility", "best-practices"],
  });
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, it]) => [name, Math.round(it.score * 100)]));
  const times = ["first-contentful-paint", "largest-contentful-paint", "interactive", "total-blocking-time", "speed-index"];
  const named = Object.fromEntries(times.map((name) => [name, Math.round(lhr.audits[name].numericValue)]));
  const lost = Object.values(lhr.audits).filter((it) => it.score !== null && it.score < 0.9).map((it) => it.id);
  return { version: lhr.lighthouseVersion, scores, times: named, lost };
}

const loads = [];
for (let run = 0; run < 5; run += 1) loads.push(await load());
const column = (name) => spread(loads.map((it) => it[name])).median;
const busyness = loadavg()[0];
const result = {
  busy: busyness,
  chromium: await browser.version(),
  load: { painted: column("painted"), asks: column("asks"), lives: column("lives"), answered: column("answered") },
  edits: [await edits(1), await edits(4), await edits(20)],
  lighthouse: await judged(),
};
await browser.close();
server.close();
console.log(JSON.stringify(result));
