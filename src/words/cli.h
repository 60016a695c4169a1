#pragma once
// Phrases of the command line. Each command's own phrases carry its name.

#include "words/words.h"

namespace zj::words {

// The program.
inline constexpr Word cli_title{"智鉴 zhijian：智能工厂和数字化车间认定",
                                "zhijian: the recognition of smart factories and digital workshops"};
inline constexpr Word cli_usage{"用法：", "Usage: "};
inline constexpr Word cli_any_command{"zhijian 命令 [选项]", "zhijian COMMAND [OPTIONS]"};
inline constexpr Word cli_options_mark{"[选项]", "[OPTIONS]"};
inline constexpr Word cli_commands{"命令：", "Commands:"};
inline constexpr Word cli_options{"选项：", "Options:"};
inline constexpr Word cli_colon{"：", ": "};
inline constexpr Word cli_footer{
    "每条命令都有 --help。数据写到标准输出，提示写到标准错误。\n"
    "退出码：0 完成或符合 · 1 不符合或无效 · 2 输入或用法有误 · 3 无法判定",
    "Every command has --help. Data goes to standard output, messages to standard error.\n"
    "Exit status: 0 done or met, 1 unmet or invalid, 2 bad input or usage, 3 unknown"};

// Options that every command has.
inline constexpr Word cli_help_option{"显示本说明", "show this help"};
inline constexpr Word cli_version_option{"显示版本", "show the version"};
inline constexpr Word cli_lang_option{"提示的语言（默认按 LC_ALL、LANG，否则中文）",
                                      "language of messages (default: LC_ALL, LANG, else Chinese)"};
inline constexpr Word cli_json_option{"结果写成一个 JSON 文档", "print one JSON document"};

// Wrong usage.
inline constexpr Word cli_no_command{"请写明命令；zhijian --help 列出全部命令",
                                     "a command is needed; zhijian --help lists them"};
inline constexpr Word cli_unknown_command{"没有“{0}”这条命令；zhijian --help 列出全部命令",
                                          "there is no command “{0}”; zhijian --help lists them"};
inline constexpr Word cli_unknown_command_nearest{"没有“{0}”这条命令，是不是 {1}？",
                                                  "there is no command “{0}”; did you mean {1}?"};
inline constexpr Word cli_unknown_option{"没有这个选项；zhijian {0} --help 列出全部选项",
                                         "there is no such option; zhijian {0} --help lists them"};
inline constexpr Word cli_unknown_option_nearest{"没有这个选项，是不是 {0}？",
                                                 "there is no such option; did you mean {0}?"};
inline constexpr Word cli_option_needs_value{"后面应写 {0}", "must be followed by {0}"};
inline constexpr Word cli_option_takes_no_value{"后面不写值", "takes no value"};
inline constexpr Word cli_option_twice{"只能写一次", "may be given once only"};
inline constexpr Word cli_option_value{"应是 {0}，这里是“{1}”", "must be {0}, not “{1}”"};
inline constexpr Word cli_operands{"参数的个数不对，用法：{0}", "wrong number of arguments; usage: {0}"};

// Failures that are nobody's input.
inline constexpr Word cli_failed{"未能完成：{0}", "not completed: {0}"};
inline constexpr Word cli_cannot_write{"结果没有写完（磁盘已满，或读取结果的程序已退出）",
                                       "the output could not be written (disk full, or its reader has gone)"};

// measure simulate.
inline constexpr Word simulate_summary{"用一个办法核对许多申报，或者比较两个办法",
                                       "assess many dossiers, or compare two measures"};
inline constexpr Word simulate_details{
    "每行一份申报（与 assess 的格式相同）。输出按结论、路线、发现计数；有 --against 时，逐行列出\n"
    "结论或路线会改变的申报和改变它的条款（DIR 的结论 → DIR2 的结论），并按相同的改变分组。\n"
    "读不懂的行写出行号，计入总数，最后退出码为 2。",
    "One dossier a line, as for assess. Prints counts by verdict, route and finding; with --against, each dossier\n"
    "whose verdict or route changes and the articles that change it (verdict by DIR → by DIR2), then grouped.\n"
    "Lines that cannot be read are named and counted, and make the exit status 2."};
inline constexpr Word simulate_dossiers_option{"申报，每行一份 JSON", "dossiers, one JSON document a line"};
inline constexpr Word simulate_against_option{"与这个办法比较", "compare with this measure"};
inline constexpr Word simulate_needs_dossiers{"请写明申报所在的文件", "a file of dossiers is needed"};
inline constexpr Word simulate_with_route{"{0}（{1}）", "{0} ({1})"};
inline constexpr Word simulate_bad_line{"第 {0} 行：{1}：{2}", "line {0}: {1}: {2}"};
inline constexpr Word simulate_progress{"已核对 {0} 行", "{0} lines done"};
inline constexpr Word simulate_flipped{"{1} 份申报中有 {0} 份结论或路线改变：", "{0} of {1} dossiers change:"};
inline constexpr Word simulate_total{"核对 {0} 份申报，{1} 行读不懂。", "{0} dossiers, {1} bad lines."};
inline constexpr Word simulate_columns{"发现\t符合\t不符合\t无法判定\t不适用",
                                       "finding\tmet\tunmet\tunknown\tnot applicable"};

// measure mutate.
inline constexpr Word mutate_summary{
    "逐一改动门槛和运算，看办法自己的例子能不能发现",
    "change thresholds and operators one by one and see whether the measure's own cases notice"};
inline constexpr Word mutate_details{
    "规则、条件、定义、计算、结论，以及它们用到的假设取值，逐一改动：数字和日期加减一个单位，>= 改成 >，and 改成 or……\n"
    "每改一处就重新装载办法、跑全部例子；没有一个例子不通过的，列出来：这里写错了也不会有人发现。\n"
    "退出码：0 门槛的改动都被发现 · 1 有门槛的改动没有被发现 · 2 输入有误",
    "Rules, guards, definitions, computations, verdicts and the assumed values that they read are changed one by one:\n"
    "numbers and days by one unit, >= to >, and to or, … After each the measure is loaded anew and all its cases run; what\n"
    "no case notices is listed: a mistake there would go unseen.\n"
    "Exit status: 0 every changed threshold is noticed, 1 some are not, 2 bad input"};
inline constexpr Word mutate_threshold{"门槛", "threshold"};
inline constexpr Word mutate_operation{"运算", "operation"};
inline constexpr Word mutate_deleted{"（删去）", "(deleted)"};
inline constexpr Word mutate_survivor{"{0}:{1}:{2}: {3}：{4} 改成 {5}，没有例子发现（{6}）",
                                      "{0}:{1}:{2}: {3}: {4} changed to {5} goes unnoticed ({6})"};
inline constexpr Word mutate_progress{"已试 {0} / {1} 处改动", "{0} of {1} changes tried"};
inline constexpr Word mutate_cases_fail{"办法现有的例子就有 {0} 个不通过；先用 zhijian measure check 改好",
                                        "{0} cases of the measure fail as it is; see zhijian measure check"};
inline constexpr Word mutate_total{
    "试了 {0} 处改动：{1} 处被例子发现，{2} 处装载时就被拒绝，{3} 处没有被发现（门槛 {4} 处，运算 {5} 处）",
    "{0} changes: {1} noticed by cases, {2} refused at loading, {3} unnoticed ({4} thresholds, {5} operations)"};

// measure export.
inline constexpr Word export_summary{"把办法写成别的程序能读的模型", "write a measure for other programs to read"};
inline constexpr Word export_details{
    "--dmn：OMG 的 DMN 模型（XML）：申报的事实是输入，常量、表、定义、每条规则和每种称号的结论是决策，条款和假设是依据。\n"
    "和办法的含义不完全相同的地方写到标准错误，也写在该决策的说明里。程序、文书、理由、奖励测算和评分不在其中。\n"
    "--cases：办法里检验申报的例子，每行一个 JSON：name、article、dossier、expect；可以用来检验读模型的程序。",
    "--dmn: a model of OMG's DMN (XML): the facts of a dossier as inputs; constants, tables, definitions, every rule and\n"
    "the verdict of every title as decisions; articles and assumptions as their sources. Where a decision does not mean\n"
    "quite what the measure means, standard error says so, and so does the decision's description. The procedure,\n"
    "letters, reasons, awards and scores are not part of it.\n"
    "--cases: the measure's own tests of dossiers, one JSON document a line: name, article, dossier, expect; to test a\n"
    "program that reads the model."};
inline constexpr Word export_dmn_option{"写成 DMN 模型", "write a DMN model"};
inline constexpr Word export_cases_option{"写出办法里检验申报的例子", "write the measure's tests of dossiers"};
inline constexpr Word export_output_option{"写到这个文件（默认标准输出）",
                                           "write to this file (default: standard output)"};
inline constexpr Word export_edition_option{"DMN 的版本：1.5（默认），或较早的工具能读的 1.3",
                                            "edition of DMN: 1.5 (default), or 1.3 for older tools"};
inline constexpr Word export_one_of_two{"--dmn 和 --cases 要写一个，也只能写一个", "give one of --dmn and --cases"};
inline constexpr Word export_cannot_write{"不能写这个文件", "cannot write this file"};

// feel.
inline constexpr Word feel_summary{"对 FEEL 表达式求值，或者测它的速度",
                                   "evaluate FEEL expressions, or measure their speed"};
inline constexpr Word feel_details{
    "--jsonl：标准输入每行一个 DMN 符合性测试用例（expr、let、context、type，或者 table），标准输出每行一个结果：\n"
    "{\"id\", \"value\"} 或 {\"id\", \"error\"}。\n"
    "--bench：文件是用例的列表；每行输出编号和每秒求值次数，只编译一次，单线程。",
    "--jsonl: standard input has one case of the DMN conformance kit a line (expr, let, context, type, or table),\n"
    "standard output one result a line: {\"id\", \"value\"} or {\"id\", \"error\"}.\n"
    "--bench: a file with a list of cases; prints id and evaluations per second, compiled once, one thread."};
inline constexpr Word feel_jsonl_option{"逐行读用例、逐行写结果", "one case a line in, one result a line out"};
inline constexpr Word feel_bench_option{"测这个文件里每个用例的速度", "measure the speed of each case of this file"};
inline constexpr Word feel_seconds_option{"每个用例测几秒（默认 0.5）", "seconds for each case (default 0.5)"};
inline constexpr Word feel_trace_option{"连同完整的求值轨迹一起测", "with a full trace of each evaluation"};
inline constexpr Word feel_one_of_two{"--jsonl 和 --bench 要写一个，也只能写一个", "give one of --jsonl and --bench"};
inline constexpr Word feel_seconds_form{"应是不超过 3600 的正数，这里是“{0}”",
                                        "a positive number of at most 3600 is expected, not “{0}”"};
inline constexpr Word feel_cases_not_list{"应是一个 JSON 列表，每项一个用例", "a JSON list of cases is expected"};
inline constexpr Word feel_line_not_object{"每行应是一个 JSON 对象", "each line must be a JSON object"};
inline constexpr Word feel_wrong_result{"得到 {0}，应为 {1}；结果不对的不测速度",
                                        "gives {0}, not {1}; what is wrong is not timed"};

// workday.
inline constexpr Word workday_add_summary{"某日之后第 N 个工作日", "the Nth working day after a date"};
inline constexpr Word workday_add_details{
    "次一工作日为第 1 天；N 为 0 就是当日。放假和调休按国务院办公厅历年通知，已载入 2023—2026 年。",
    "Day 1 is the next working day; 0 gives the date itself. Holidays and worked weekends are those of the State "
    "Council's\n"
    "notices; 2023 to 2026 are loaded."};
inline constexpr Word workday_between_summary{"两日之间的工作日数", "the number of working days between two dates"};
inline constexpr Word workday_between_details{
    "计 A 之后、到 B 为止（含 B）的工作日。放假和调休按国务院办公厅历年通知，已载入 2023—2026 年。",
    "Counts the working days after A up to and including B. Holidays and worked weekends are those of the State "
    "Council's\n"
    "notices; 2023 to 2026 are loaded."};
inline constexpr Word workday_count_form{"应是 0 或正整数，这里是“{0}”",
                                         "must be a whole number, 0 or more, not “{0}”"};

// credit-code.
inline constexpr Word credit_code_summary{"核对统一社会信用代码", "check unified social credit codes"};
inline constexpr Word credit_code_details{
    "每个代码一行：代码、valid 或 invalid、理由，以制表符分隔。按原样核对（GB 32100-2015），不去空格、不改大小写。\n"
    "第 18 位不符为 invalid；只有第 17 位不符为 valid，理由中提醒。有一个 invalid，退出码即为 1。",
    "A line for each code: the code, valid or invalid, the reason, separated by tabs. Checked as given (GB "
    "32100-2015): nothing\n"
    "is trimmed or capitalised. A wrong 18th character is invalid; only a wrong 17th is valid with a warning in the "
    "reason.\n"
    "The exit status is 1 if any is invalid."};

// serve, doctor, backup, account.
inline constexpr Word cli_data_option{"数据目录：数据库、佐证、上传暂存（默认 data）",
                                      "data folder: database, evidence, spool (default: data)"};
inline constexpr Word cli_database_option{
    "数据库地址，sqlite:文件 或 postgresql://…（默认数据目录里的 SQLite）",
    "database, sqlite:FILE or postgresql://… (default: SQLite in the data folder)"};
inline constexpr Word cli_listen_option{"监听的地址和端口（默认 127.0.0.1:8080；端口 0 为任意空闲端口）",
                                        "address and port (default: 127.0.0.1:8080; port 0: any free one)"};
inline constexpr Word cli_host_option{"允许的主机名，多个用逗号分开（本机名总是允许）",
                                      "host names that are answered, comma-separated (local names always are)"};
inline constexpr Word cli_address_option{"对外网址，写进证书的二维码",
                                         "the site's public address, put into QR codes of certificates"};
inline constexpr Word cli_tls_option{"PEM 文件；两个都给出时使用 HTTPS", "PEM file; with both, HTTPS is spoken"};
inline constexpr Word cli_proxy_option{"可信代理的地址（信任它的 X-Forwarded-*）",
                                       "address of a trusted proxy (its X-Forwarded-* are believed)"};
inline constexpr Word cli_clock_option{"从这个时刻开始走的时钟，例如 2026-09-01T09:00+08:00",
                                       "a clock that starts at this time, e.g. 2026-09-01T09:00+08:00"};
inline constexpr Word cli_frozen_option{"时钟停在 --clock 的时刻不走", "the clock stands still at --clock"};
inline constexpr Word cli_demo_option{"第一次启动时装入一座虚构的城市", "fill an invented city at the first start"};
inline constexpr Word cli_demo_cases_option{"演示城市在办的申报件数（默认 200）",
                                            "how many cases the invented city has in progress (default: 200)"};
inline constexpr Word cli_demo_cases{"应为 20 到 100000 的整数，现为“{0}”",
                                     "expected a whole number from 20 to 100000, found \"{0}\""};
inline constexpr Word cli_log_option{"每个请求在标准错误写一行", "one line per request on standard error"};
inline constexpr Word cli_listen_form{"“{0}”不是 地址:端口", "“{0}” is not HOST:PORT"};
inline constexpr Word cli_no_folder{"不能使用目录 {0}：{1}", "cannot use the folder {0}: {1}"};
inline constexpr Word cli_no_database{"不能打开数据库：{0}", "cannot open the database: {0}"};
inline constexpr Word cli_first_account{"账号 {0}　密码 {1}　（只显示这一次，请登录后修改）",
                                        "account {0}, password {1} (shown only this once)"};
inline constexpr Word cli_serving{"智鉴已启动：{0}", "Zhijian is running: {0}"};
inline constexpr Word cli_stopping{"正在结束手头的请求……", "finishing the requests in hand …"};
inline constexpr Word serve_summary{"启动服务（网页）", "start the server"};
inline constexpr Word serve_details{
    "收到 SIGTERM 或 Ctrl-C 时，先办完手头的请求再退出。/healthz 供探活，/metrics 供监控。",
    "SIGTERM or Ctrl-C finishes the requests in hand and exits. /healthz and /metrics are for operators."};
inline constexpr Word doctor_summary{"检查记录是否完好", "check that the record is sound"};
inline constexpr Word doctor_details{"只读不改。发现问题时退出码为 1。",
                                     "Reads only. Exits 1 when something is wrong."};
inline constexpr Word backup_summary{"在线备份 SQLite 数据库", "copy the SQLite database while it is in use"};
inline constexpr Word backup_details{
    "副本完整落盘后才以目标名出现。佐证文件在数据目录的 files 中，内容不变，可用任何工具复制。",
    "The copy appears under its name only when complete. Evidence lies unchanged in the data folder's files."};
inline constexpr Word cli_backup_engine{"PostgreSQL 请用 pg_dump 或连续归档备份",
                                        "back up PostgreSQL with pg_dump or continuous archiving"};
inline constexpr Word cli_backup_failed{"不能备份到 {0}：{1}", "cannot back up to {0}: {1}"};
inline constexpr Word cli_backed_up{"已备份到 {0}；佐证文件请另行复制：{1}",
                                    "backed up to {0}; copy the evidence as well: {1}"};
inline constexpr Word account_summary{"新增账号", "add an account"};
inline constexpr Word account_details{
    "例：zhijian account add gaolan --name 高岚 --roles district_reviewer --org 510112。没有给出密码时生成一个并显示一次。",
    "e.g. zhijian account add gaolan --name 高岚 --roles district_reviewer --org 510112. Without a password one is made and shown once."};
inline constexpr Word cli_account_name{"姓名", "the person's name"};
inline constexpr Word cli_account_roles{"角色编号，用逗号分开", "role ids, comma-separated"};
inline constexpr Word cli_account_org{
    "机构：推荐单位编号、bureau、experts 或统一社会信用代码（默认 bureau，评审专家为 experts）",
    "organisation: a unit's id, bureau, experts or a credit code (default: bureau; for experts: experts)"};
inline constexpr Word cli_account_password{"密码（不写则自动生成）", "password (made up when absent)"};
inline constexpr Word cli_account_no_org{"没有“{0}”这个机构", "there is no organisation “{0}”"};
inline constexpr Word cli_account_no_role{"办法中没有“{0}”这个角色", "the measure knows no role “{0}”"};

// Files and measures.
inline constexpr Word cli_cannot_read{"读不到这个文件或目录", "this file or folder cannot be read"};
inline constexpr Word cli_measure_option{"办法所在的目录（默认用程序自带的 chengdu-draft）",
                                         "the folder of the measure (default: chengdu-draft, part of the program)"};
inline constexpr Word cli_measure_broken{
    "办法有 {0} 处错误，不能使用；zhijian measure check 列出全部",
    "the measure has {0} errors and cannot be used; zhijian measure check lists them"};

// assess.
inline constexpr Word assess_summary{"按办法核对一份申报", "assess a dossier by the measure"};
inline constexpr Word assess_details{
    "DOSSIER.json 是一个 JSON 对象，键是办法的正式用语；“-”表示从标准输入读。没有写的事实算不知道，不算“否”。\n"
    "列表的元素从 1 数起：事故记录[2].日期。数按十进制原样比较。\n"
    "先写结论，再写不符合和材料不足的理由与条款；※ 表示用到了尚未确认的假设。\n"
    "--trace 写出一项发现（all：每一项）是怎样一步一步得出的；--receipt 改为输出复核凭据：办法、事实、结论和每一步，\n"
    "任何人都能用 zhijian replay 重做一遍，得到同样的字节。\n"
    "退出码：0 符合 · 1 不符合 · 2 输入有误，没有核对 · 3 材料不足",
    "DOSSIER.json is one JSON object whose keys are the official terms; “-” reads standard input. An absent fact is unknown, "
    "never “no”.\n"
    "List elements count from 1: 事故记录[2].日期. Numbers are compared exactly, as decimals.\n"
    "The verdict comes first, then what is not met or unknown with reason and article; ※ marks unconfirmed assumptions.\n"
    "--trace shows how a finding (all: each of them) came about, step by step; --receipt prints a receipt instead: measure,\n"
    "facts, decision and every step, from which anybody can decide again with zhijian replay and get the same bytes.\n"
    "Exit status: 0 met, 1 not met, 2 bad input (nothing decided), 3 unknown"};
inline constexpr Word assess_receipt_option{"输出复核凭据", "print a receipt"};
inline constexpr Word assess_trace_option{"逐步写出这项发现的由来", "show how this finding came about"};
inline constexpr Word assess_no_finding{"没有编号为“{0}”的发现", "there is no finding “{0}”"};
inline constexpr Word assess_verdict{"结论：{0}", "Verdict: {0}"};
inline constexpr Word assess_subject{"{0} · {1}", "{0} · {1}"};
inline constexpr Word assess_heading{"{0}（{1} 项）", "{0} ({1})"};
inline constexpr Word assess_informative{"以下各项不影响这条路线的结论", "These do not count on this route"};
inline constexpr Word assess_assumptions{"※ 用到的假设尚未确认：", "※ Assumptions not yet confirmed:"};
inline constexpr Word assess_measure{"依据：{0}（{1}，{2}）", "Measure: {0} ({1}, {2})"};
inline constexpr Word assess_warning{"提醒：{0}：{1}", "warning: {0}: {1}"};

// replay.
inline constexpr Word replay_summary{"按复核凭据重做一遍", "decide again from a receipt"};
inline constexpr Word replay_details{
    "RECEIPT 是 zhijian assess --receipt 的输出；“-”表示从标准输入读。用同一个办法重新核对其中的事实，逐字节比较。\n"
    "退出码：0 一致 · 1 不一致，写出不同之处 · 2 输入有误 · 3 手上的办法不是凭据写明的那一个（用 --measure 指明）",
    "RECEIPT is what zhijian assess --receipt printed; “-” reads standard input. Its facts are assessed again by the same\n"
    "measure and compared byte by byte.\n"
    "Exit status: 0 the same, 1 different (what differs is listed), 2 bad input, 3 the measure at hand is not the one that\n"
    "the receipt names (give it with --measure)"};
inline constexpr Word replay_same{"一致：结论、理由和每一步逐字节相同（办法 {0}，{1}）",
                                  "The same: verdict, reasons and every step, byte by byte (measure {0}, {1})"};
inline constexpr Word replay_differs{"不一致，不同之处：", "Different:"};
inline constexpr Word replay_only_form{"（内容相同，写法不同）", "(the same content, written differently)"};
inline constexpr Word replay_other_measure{
    "凭据写明的办法是 {0}，手上的是 {1}；无法比较，请用 --measure 指明那一版办法",
    "The receipt names the measure {0}, at hand is {1}; name that version with "
    "--measure"};
inline constexpr Word replay_other_engine{"提醒：凭据出自另一版程序 {0}",
                                          "note: the receipt was made by another version, {0}"};

// award.
inline constexpr Word award_summary{"测算应付的奖励", "compute the award that is payable"};
inline constexpr Word award_details{
    "FILE 是一个 JSON 对象：标准、补差口径、历史、本次；金额以万元计，写成十进制文字。“-”表示从标准输入读。\n"
    "缺少必需的标准时退出码为 2。",
    "FILE is one JSON object with 标准, 补差口径, 历史, 本次; amounts in 万元 as decimal text. “-” reads standard input.\n"
    "The exit status is 2 while a standard that is needed is missing."};
inline constexpr Word award_payable{"应付 {0} 万元", "Payable: {0} 万元"};
inline constexpr Word award_no_rule{"这个办法没有写奖励怎么算", "this measure does not say how awards are computed"};

// compute.
inline constexpr Word compute_summary{"按办法里的算法计算", "compute what a measure says how to compute"};
inline constexpr Word compute_details{
    "NAME 是办法里 compute 块的名称；FILE 是它所读的文件（事实表的 document）的一个 JSON 对象，“-”表示从标准输入读。\n"
    "写出办法的说明；--json 连同算出的值。缺少必需的事实时退出码为 2。",
    "NAME is that of a compute block of the measure; FILE is one JSON object, the document that it reads; “-” reads\n"
    "standard input. Prints the measure's explanation; --json gives the value too. Exit status 2 while a fact is missing."};
inline constexpr Word compute_unknown{"办法里没有“{0}”这种计算，只有：{1}",
                                      "the measure has no computation “{0}”, only: {1}"};

// measure diff.
inline constexpr Word measure_diff_summary{"逐条比较一个办法的两个版本", "compare two versions of a measure"};
inline constexpr Word measure_diff_details{
    "DIR1 是原来的版本，DIR2 是后来的版本。按条列出改动的文字、规则、假设和校验例，- 是原来的，+ 是后来的。\n"
    "没有差异时退出码为 0，有差异为 1。",
    "DIR1 is the earlier version, DIR2 the later. Words, rules, assumptions and tests that differ, article by article: - as it was, "
    "+ as it is.\n"
    "The exit status is 0 when they say the same, 1 when not."};

// measure boundaries.
inline constexpr Word boundaries_summary{"给每个门槛造出边界上的例子", "make cases at the boundary of every threshold"};
inline constexpr Word boundaries_details{
    "对规则里每个与数、比率或日期有关的门槛，从办法中一个符合的例子出发，造出差一步、正好、过一步三个例子，\n"
    "写成可以贴进办法的 case 块，并附上程序现在的答案。请逐个确认答案是不是条文的本意，再贴到条文下面。\n"
    "一步是一天、末位小数的一，或者比率某一部分的一个单位。",
    "For every threshold of a rule on a number, a quotient or a day this makes three cases out of one of the measure's own in\n"
    "which the rule is met: one step below, exactly on it, one step above; as case blocks to be pasted into the measure, with what\n"
    "the program answers now. Confirm that each answer is what the article means before pasting it.\n"
    "A step is one day, one in the last decimal, or one unit of a quotient's part."};
inline constexpr Word boundaries_rule_option{"只看这一条规则", "only this rule"};
inline constexpr Word unknown_rule_id{"没有编号为“{0}”的规则", "there is no rule “{0}”"};

// measure check.
inline constexpr Word measure_check_summary{"检查一个办法", "check a measure"};
inline constexpr Word measure_check_details{
    "DIR 是办法所在的目录。先列出错误和警告（文件:行:列 和改法），再按条列出规则、例子和假设。\n"
    "有任何错误（包括例子不通过），退出码即为 1。",
    "DIR is the folder of the measure. Errors and warnings come first (file:line:column and a fix), then what stands behind each "
    "article.\n"
    "The exit status is 1 for any error, failed cases included."};
inline constexpr Word measure_check_columns{"条\t规则\t例子\t假设\t说明", "article\trules\tcases\tassumptions\tremark"};
inline constexpr Word measure_check_total{
    "{0} 条规则，{1} 个例子（{2} 个不通过），例子覆盖 {8} 个条件中的 {7} 个，{3} 条假设（{4} 条已确认），{5} 处错误，{6} 处警告",
    "{0} rules, {1} cases ({2} failed) covering {7} of {8} conditions, {3} assumptions ({4} confirmed), {5} errors, {6} "
    "warnings"};
inline constexpr Word measure_check_idle{"没有被规则或动作引用的假设：{0}",
                                         "Assumptions that no rule and no act refers to: {0}"};

}  // namespace zj::words
