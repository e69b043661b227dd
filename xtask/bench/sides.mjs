// Puts the same mixed cases to this library, to publicodes with the national rule restated, and to the short formulas that
// pages and programs pass around; prints one JSON object. Started by `cargo xtask bench`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [libraryModule, publicodesModule, requestsFile] = process.argv.slice(2);
const { assessText } = await import(pathToFileURL(libraryModule).href);
const { default: Engine } = await import(pathToFileURL(publicodesModule).href);

const requests = readFileSync(requestsFile, "utf8").split("\n").flatMap((line) => {
  try { return [JSON.parse(line)]; } catch { return []; }
});

// 国办发〔2024〕38号 in the language of publicodes: three months, one for each further lapsed year, less what is repaired.
const RULES = {
  lapsed: { "par défaut": 0 },
  repair: { "par défaut": 0 },
  late: { "par défaut": "non" },
  fixed: { variations: [{ si: { "une de ces conditions": ["late", "lapsed > 0"] }, alors: 3 }, { sinon: 0 }] },
  variable: { valeur: "lapsed - 1", plancher: 0 },
  repaired: { valeur: "repair", plafond: "variable" },
  total: { somme: ["fixed", "variable", "- repaired"] },
};
const engine = new Engine(RULES);

// Publicodes knows no loops: the run of lapsed years is counted beforehand, as any caller of it would have to.
function lapsed(request) {
  let count = 0;
  for (let year = request.enrolment.coverage_year - 1; year >= 2025; year -= 1) {
    const past = (request.history || []).find((it) => it.year === year);
    if (!past || past.cover !== "none") break;
    count += 1;
  }
  return count;
}

function isLate(request) {
  const { window, paid_on: day, coverage_year: year } = request.enrolment;
  return window ? window === "late" : Number(day.slice(0, 4)) >= year;
}

function byPublicodes(request) {
  engine.setSituation({
    lapsed: lapsed(request), repair: request.enrolment.repair_years || 0, late: isLate(request) ? "oui" : "non",
  });
  return engine.evaluate("total").nodeValue;
}

// What guides and chats say: whoever lapsed or pays late waits three months.
const byThreeMonths = (request) => (isLate(request) || lapsed(request) > 0 ? 3 : 0);

// What rule tables of open hospital systems have for residents: what exceeds the deductible, times 70%.
const bySeventyPercent = (event, deductible) => Math.round(Math.max(Number(event.total) - deductible, 0) * 70) / 100;

const now = () => Number(process.hrtime.bigint()) / 1000;

// Median of several runs, microseconds a case.
async function measured(cases, answer) {
  const runs = [];
  for (let run = 0; run < 7; run += 1) {
    const start = now();
    for (const it of cases) await answer(it);
    runs.push((now() - start) / cases.length);
  }
  return runs.sort((a, b) => a - b)[3];
}

const reports = [];
for (const request of requests) reports.push(JSON.parse(await assessText(request)));

const asked = requests.map((request, index) => ({ request, report: reports[index] }));
const waits = asked.filter(({ request, report }) => request.enrolment && !report.error);
const told = waits.filter(({ report }) => report.waiting);
const same = (answer) => told.filter(({ request, report }) => answer(request) === report.waiting.total_months).length;

const bills = asked.flatMap(({ request, report }) =>
  report.reimbursement ? report.reimbursement.events.map((event, index) => ({ event, care: request.care[index] })) : []);
const covered = bills.filter(({ event }) => event.covered);
const settled = covered.filter(({ event }) => event.basic !== null && event.deductible !== null);
const sameBills = settled.filter(({ event, care }) =>
  bySeventyPercent(care, Number(event.deductible)).toFixed(2) === event.basic).length;

// The same question to both: the enrolment and the history alone, as a text to ours and as an object to the others.
const questions = told.map(({ request }) => ({ area: request.area, enrolment: request.enrolment, history: request.history }));
const texts = questions.map((it) => JSON.stringify(it));
const times = {
  canbao: await measured(texts, assessText),
  publicodes: await measured(questions, byPublicodes),
  months: await measured(questions, byThreeMonths),
};

console.log(JSON.stringify({
  node: process.version, requests: requests.length, waits: waits.length, told: told.length,
  silent: waits.length - told.length, publicodes: same(byPublicodes), months: same(byThreeMonths),
  bills: settled.length, seventy: sameBills, silentBills: covered.length - settled.length, times,
}));
