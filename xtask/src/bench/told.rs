//! The measures as a document, in Chinese like the other documents for bureaus.

use std::fmt::Write;

use serde_json::{Map, Value};

/// Tells one part, under the words that say when and on what it was measured.
type Teller = fn(&mut String, &Value, &str);

const PARTS: [(&str, Teller); 4] = [("page", page), ("engine", engine), ("lines", lines), ("sides", sides)];

/// The document; a part that was never measured is left out.
pub(super) fn document(measured: &Map<String, Value>) -> String {
    let mut text = "# 性能实测\n\n<!-- 由 cargo xtask bench 按 benchmarks.json 生成，不要手改。 -->\n\n\
        重做一遍：`cargo xtask bench`（网页和并排两部分要有 node 和 npm；只做一部分：`cargo xtask bench page`，\
        没有重做的部分留着原来的数字和日子）。\n\
        性能只在这里量，不在测试里断言：同一台机器上还跑着别的程序时，数字会差几倍。\n"
        .to_owned();
    for (name, tell) in PARTS {
        if let Some(part) = measured.get(name) {
            tell(&mut text, &part["found"], &machine(&part["on"]));
        }
    }
    text
}

fn machine(on: &Value) -> String {
    let word = |name: &str| on[name].as_str().unwrap_or_default();
    format!("{}，{}（{}核），{}，{}。", word("day"), word("processor"), on["cores"], word("system"), word("rust"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

fn page(text: &mut String, page: &Value, on: &str) {
    let milliseconds = |value: &Value| format!("{:.1}", number(value));
    let _ = write!(
        text,
        "\n## 网页\n\n{on}\n{}，手机大小的窗口（360×640），文件用 brotli 压好再发。量的时候机器一分钟平均负载 {:.1}。\n\n\
        ### 改一下，多久算完、画完\n\n\
        小孙的情形（青岛，2025、2026年没有参保，给2027年缴费），全部程序都到了以后，轮流点两个年度，改一百次；每改一次，答案、图、条文全部重算重画。\n\
        “答案”是从点下去到答案和要填的算好、写进页面、排好版的钟表时间；“全部”还包括隔一帧跟上的图和条文，\
        是页面自己的线程花的处理器时间（脚本、样式、排版），别的程序不算在内，放慢的倍数算在内。单位毫秒。\
        目标：放慢4倍时，答案的中位数在16以下。\n\n\
        | 处理器放慢 | 答案变了 | 答案 中位 / 95% | 全部 中位 / 95% | 其中 脚本、样式、排版 | 什么都不改，光是量 |\n\
        |---|---|---|---|---|---|\n",
        page["chromium"].as_str().unwrap_or_default(),
        number(&page["busy"]),
    );
    for edits in page["edits"].as_array().into_iter().flatten() {
        let both = |it: &Value| format!("{} / {}", milliseconds(&it["median"]), milliseconds(&it["p95"]));
        let own = &edits["own"];
        let parts = ["script", "style", "layout"].map(|name| milliseconds(&own[name]["median"])).join("、");
        let _ = writeln!(
            text,
            "| {}倍 | {}次 | {} | {} | {parts} | {} |",
            edits["slower"],
            edits["changed"],
            both(&edits["answer"]),
            both(&own["all"]),
            milliseconds(&edits["idle"]["median"]),
        );
    }
    let load = &page["load"];
    let _ = write!(
        text,
        "\n### 慢线路上打开\n\n下行 1.6 Mbit/s，来回 150 毫秒，处理器放慢4倍；五次的中位数。\n\n\
        | 从开始到…… | 毫秒 |\n|---|---|\n\
        | 看到第一屏字 | {} |\n| 可以开始填（程序没到也算数） | {} |\n| 程序到了，可以选城市 | {} |\n| 选了城市以后，下一批问题出来 | {} |\n",
        milliseconds(&load["painted"]),
        milliseconds(&load["asks"]),
        milliseconds(&load["lives"]),
        milliseconds(&load["answered"]),
    );
    lighthouse(text, &page["lighthouse"]);
}

fn lighthouse(text: &mut String, found: &Value) {
    let _ = write!(
        text,
        "\n### Lighthouse {}\n\n手机，`--throttling-method=devtools`。\n\n| 项目 | 结果 |\n|---|---|\n",
        found["version"].as_str().unwrap_or_default()
    );
    let titles = [
        ("scores", "performance", "性能"),
        ("scores", "accessibility", "无障碍"),
        ("scores", "best-practices", "最佳实践"),
        ("times", "first-contentful-paint", "首次内容绘制，毫秒"),
        ("times", "interactive", "可交互，毫秒"),
        ("times", "total-blocking-time", "总阻塞时间，毫秒"),
    ];
    for (group, name, title) in titles {
        let _ = writeln!(text, "| {title} | {} |", found[group][name]);
    }
    let lost: Vec<&str> = found["lost"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let _ = writeln!(text, "\n没有得满分的：{}。", lost.join("、"));
}

fn engine(text: &mut String, engine: &Value, on: &str) {
    let _ = write!(
        text,
        "\n## 引擎\n\n{on}\n\n一个核，criterion 的中位数（`cargo bench`）。assessment：在库里算（缴费、等待、修复、换一天缴费），不写成报告。\
        report：厦门、青岛、岳阳有五年历史的一份完整报告。报告里有每个数字的步骤和条文。目标：assessment 每秒10万次，\
        混合的一行行报告每秒1万份。\n\n| 做什么 | 一次，微秒 | 每秒 |\n|---|---|---|\n",
    );
    for (name, found) in engine.as_object().into_iter().flatten() {
        let one = number(&found["whole"]) / number(&found["elements"]).max(1.0) / 1_000.0;
        let _ = writeln!(text, "| {name} | {one:.1} | {:.0} |", 1_000_000.0 / one.max(0.001));
    }
}

fn lines(text: &mut String, lines: &Value, on: &str) {
    let _ = write!(
        text,
        "\n## 命令行，一行一份\n\n{on}\n\n`canbao assess --lines`，混合请求（`cargo xtask cases`，全部地区，有历史、看病、家庭、退休，\
        也有写错的），报告写到空处。用时从程序启动算到结束；内存是程序用过最多的物理内存（VmHWM）。\n\n\
        | 请求 | 用时，秒 | 每秒 | 内存，MB |\n|---|---|---|---|\n",
    );
    for run in lines.as_array().into_iter().flatten() {
        let seconds = number(&run["seconds"]);
        let _ = writeln!(
            text,
            "| {} | {seconds:.1} | {:.0} | {:.1} |",
            run["requests"],
            number(&run["requests"]) / seconds.max(0.001),
            number(&run["kilobytes"]) / 1024.0,
        );
    }
}

fn sides(text: &mut String, sides: &Value, on: &str) {
    let (times, told) = (&sides["times"], number(&sides["told"]));
    let time = |name: &str| format!("{:.1}", number(&times[name]));
    let ratio = |name: &str| format!("{:.4}", number(&times[name]) / number(&times["canbao"]).max(0.001));
    let share = |name: &str| format!("{}（{:.0}%）", sides[name], number(&sides[name]) / told.max(1.0) * 100.0);
    let _ = write!(
        text,
        "\n## 和别的算法并排\n\n{on}\n\n同样 {} 份混合请求（`cargo xtask cases`，全部地区），Node {}，同一次运行。\n\n\
        - **publicodes**：一种通用的规则解释器（npm）。我们用它的语言重写了国办发〔2024〕38号的等待期：固定3个月，每多断保1年加1个月，减去修复的。\
        它没有循环，断了几年要先数好再交给它；地区之间的不同、免等的人群、窗口的日期它都没有。\n\
        - **一律3个月**：网上指南和问答里常见的说法：断过或者晚缴就等3个月。\n\
        - **七成公式**：开源医院系统的规则表里居民报销的公式：（总费用 − 起付线）× 70%。起付线用的是本库查到的，已经替它答了一半。\n\n\
        | 等待期 | 本库 | publicodes | 一律3个月 |\n|---|---|---|---|\n\
        | {} 份问等待期，答了 | {}，另外 {} 份文件没写，如实说未收录 | 全部，文件没写的也答 | 全部，文件没写的也答 |\n\
        | 和本库一样 | — | {} | {} |\n\
        | 一份，微秒 | {} | {} | {} |\n| 用时是本库的 | 1 | {} 倍 | {} 倍 |\n\n\
        本库的用时包括读 JSON、全部分项（缴费、等待、修复、激励、换一天缴费会怎样）、每个数字的步骤和条文、写 JSON；别的只算一个数。\n\n\
        | 看病 | 本库 | 七成公式 |\n|---|---|---|\n\
        | {} 笔在保的，答了 | {}，另外 {} 笔文件没写全 | 全部 |\n| 基本医保付的和本库一样 | — | {} |\n",
        sides["requests"],
        sides["node"].as_str().unwrap_or_default(),
        sides["waits"],
        sides["told"],
        sides["silent"],
        share("publicodes"),
        share("months"),
        time("canbao"),
        time("publicodes"),
        time("months"),
        ratio("publicodes"),
        ratio("months"),
        number(&sides["bills"]) + number(&sides["silentBills"]),
        sides["bills"],
        sides["silentBills"],
        sides["seventy"],
    );
}
