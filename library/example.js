// 示例：用 canbao.js 画一页自己的测算。这个文件可以照抄。
import { areas, assess } from "./canbao.js";

// 这一页先给人看的几个数字，按结果里的路径。
const FIRST = ["waiting.total_months", "waiting.covered_from", "premium.payable"];
const COVERS = [["resident", "居民医保"], ["employee", "职工医保"], ["none", "没有参保"]];
const STANDINGS = { "in-force": "现行文件", draft: "征求意见稿", report: "公开报道或问答" };

const output = find("answer");

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error("no element " + id);
  return found;
}

/**
 * @param {string} name
 * @param {string} [text]
 */
function element(name, text) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {Element} place
 * @param {Node[]} nodes
 */
function fill(place, nodes) {
  place.textContent = "";
  place.append(...nodes);
}

/** @param {string} id */
function value(id) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (find(id)).value;
}

// 2025年起断保的才算，所以从2025年问起。
function askHistory() {
  const place = find("history");
  place.querySelectorAll("p").forEach((old) => old.remove());
  for (let year = 2025; year < Number(value("year")); year += 1) {
    const line = element("p");
    const label = element("label", year + "年");
    const select = document.createElement("select");
    label.setAttribute("for", "cover-" + year);
    select.id = "cover-" + year;
    COVERS.forEach(([word, text]) => select.append(new Option(text, word, word === "none", word === "none")));
    line.append(label, select);
    place.append(line);
  }
}

/** @returns {import("./canbao.js").CanbaoRequest} */
function request() {
  const year = Number(value("year"));
  /** @type {import("./canbao.js").PastYear[]} */
  const history = [];
  for (let past = 2025; past < year; past += 1) {
    const cover = /** @type {"resident" | "employee" | "none"} */ (value("cover-" + past));
    history.push({ year: past, cover: cover });
  }
  const window = /** @type {"central" | "extended" | "late" | null} */ (value("window") || null);
  const enrolment = { coverage_year: year, paid_on: value("paid-on"), window: window };
  return { area: value("area"), enrolment: enrolment, history: history };
}

/**
 * 一句话，和它依据的条文。
 * @param {import("./canbao.js").Step} step
 */
function sentence(step) {
  const box = element("details");
  box.append(element("summary", step.text));
  step.sources.forEach((source) => {
    const quote = element("blockquote");
    quote.append(element("p", source.quote));
    quote.append(element("p", "《" + source.document + "》" + source.clause + "（" + STANDINGS[source.standing] + "）"));
    box.append(quote);
  });
  return box;
}

/** @param {import("./canbao.js").CanbaoReport} report */
function drawn(report) {
  const answer = element("section");
  answer.className = "answer";
  const steps = report.steps.filter((step) => FIRST.includes(step.path));
  steps.forEach((step) => answer.append(sentence(step)));
  // 提示是结果的一部分：没有收录的、征求意见稿、未核实的，都要给人看到。
  const notices = element("ul");
  report.notices.forEach((notice) => notices.append(element("li", notice.text)));
  const checked = element("p", report.area.name + "，政策包 " + report.policy.as_of + " 核对，校验值 " + report.policy.hash.slice(0, 8));
  return [answer, notices, checked];
}

async function answered() {
  try {
    const report = await assess(request());
    // 请求有误：error.path 是哪个字段，error.text 是给人看的话。
    fill(output, "error" in report ? [element("p", report.error.text)] : drawn(report));
  } catch (error) {
    fill(output, [element("p", error.message)]);
  }
}

async function listed() {
  try {
    const options = (await areas()).map((area) => new Option(area.name + (area.province ? "（" + area.province + "）" : ""), area.code));
    fill(find("area"), [new Option("请选择", ""), ...options]);
  } catch (error) {
    fill(output, [element("p", error.message)]);
  }
}

find("asked").addEventListener("submit", (event) => {
  event.preventDefault();
  answered();
});
find("year").addEventListener("change", askHistory);
askHistory();
listed();
