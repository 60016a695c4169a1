// Every component once, in the order of the design reference. The page must be sound in both languages; with
// ZHIJIAN_GALLERY set to a folder it is written there with the assets, to be looked at in a browser.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "html/check.h"
#include "html/components.h"

namespace zj::html {
namespace {

Html demo(std::string_view title, std::string_view about, const Html& content) {
  return section(cls("demo"), header(h2(title), p(about)), div(cls("stack"), content));
}

Html row(const Html& content) {
  return p(cls("row"), content);
}

Page gallery_page(Lang lang) {
  Page page;
  page.lang = lang;
  page.title = "组件";
  page.site = "成都市智能工厂和数字化车间认定";
  page.path = "/gallery?x=1";
  page.nav = {{"工作台", "/queue"},       {"申报件", "/cases", true}, {"评审", "/panels"},
              {"名单与公示", "/notices"}, {"称号", "/titles"},        {"总览", "/overview"}};
  page.account = Account{
      .role = "市级",
      .name = "市经信局·陈禾",
      .seats = {{"区县", "龙泉驿区经济和信息化局", "/seat/1"}, {"市级", "市经信局·智能制造处", "/seat/2", true}},
      .csrf = "token"};
  return page;
}

Html verdict_family(Lang lang) {
  const VerdictCounts counts{44, 2, 3, 2};
  return demo("判定", "字、形、边线、色四重区分；去色后仍可辨。",
              row(each(std::vector{Verdict::met, Verdict::unmet, Verdict::unknown, Verdict::not_applicable},
                       [lang](Verdict v) { return verdict(lang, v); })) +
                  row(group(verdict(Verdict::unmet, "暂不符合", Size::big),
                            verdict(Verdict::met, "符合 44", Size::bare), tri(lang, counts), tri(lang, {44, 0, 0}))) +
                  seg(counts) + counted_verdicts(lang, counts)) +
         demo("事实等级", "格数即等级，紧跟在数字后面。",
              row(each(std::vector{Grade::claimed, Grade::documented, Grade::measured, Grade::confirmed},
                       [lang](Grade g) { return grade(lang, g); })) +
                  p("关键设备联网率 ", b("73.02 %"), " ", grade(lang, Grade::confirmed))) +
         demo("期限", "日期与剩余工作日同时出现。",
              row(group(due(lang, {"12月4日", "2026-12-04", 9}), due(lang, {"11月27日", "2026-11-27", 4}),
                        due(lang, {"11月24日", "2026-11-24", 1}), due(lang, {"11月23日", "2026-11-23", 0}),
                        due(lang, {"11月20日", "2026-11-20", -1}), due_stopped(lang, "异议核查，暂停计时")))) +
         demo("假设", "办法未写明而系统取了默认值之处。起决定作用时必须显示。",
              assume(lang, "G04", text("本项按假设 G04 处理，待市经信局确认：“近三年”自 2024年1月1日起算。"),
                     "/assumptions/G04") +
                  p("近三年无重大事故 ", assume_mark(lang, "G04", "市经信局", "/assumptions/G04"))) +
         demo("标签与引文", "引文为宋体，点线下划。",
              row(group(tag("新到"), tag("有效", Tag::fill), tag("优先", Tag::gilt),
                        cite("第七条第二项", "/measure#ART7"), clause_code("ART7.2a"),
                        receipt(lang, 50817, "f2d2c4db9a01", "/events/50817"))));
}

Html clause_family(Lang lang) {
  const Gap short_gap{.value = "68.22 %",
                      .fraction = "88 / 129 台",
                      .distance = "差 1.78 个百分点",
                      .threshold = "≥ 70 %",
                      .reach = 68.22,
                      .mark = 70,
                      .hint = b("再联网 3 台即达标")};
  const Gap far_gap{.met = true,
                    .value = "86.67 %",
                    .fraction = "26 / 30 道",
                    .distance = "超出 6.67 个百分点",
                    .threshold = "≥ 80 %",
                    .reach = 86.67,
                    .mark = 80};
  const Gap cycle{.value = "−14.41 %",
                  .fraction = "基期 118 天 → 报告期 101 天，5 个与 6 个项目",
                  .distance = "需 ≤ 100.3 天",
                  .threshold = "缩短 ≥ 15 %",
                  .reach = 14.41,
                  .mark = 15,
                  .full = 30};
  const std::vector<Clause> list = {
      {.number = "A2",
       .text = "关键工序数控化率达 80 %",
       .source = cite("附件三 A·智能装备", "/measure#F.A.2") + clause_code("F.A.2.1.T2"),
       .evidence = {evidence(
           {"关键工序清单（30 道）.xlsx", "/files/1", grade(lang, Grade::documented), "区县现场核验"})},
       .verdict = Verdict::met,
       .why = "26 / 30 = 86.67 %",
       .id = "c-F.A.2.1.T2"},
      {.number = "D3",
       .text = "产品研发周期缩短 15 % 以上",
       .source = cite("附件三 D", "/measure#F.D") + clause_code("F.D.3"),
       .evidence = {evidence({"PLM 导出.csv", "/files/2", grade(lang, Grade::measured), ""}),
                    evidence({"现场照片.png", "/files/3", grade(lang, Grade::documented), ""})},
       .verdict = Verdict::unmet,
       .why = "差 0.59 个百分点",
       .wide = gap(lang, cycle) + assume(lang, "G19", text("变化按相对变化计，待市经信局确认。"), "/assumptions/G19")},
      {.number = "A6",
       .text = "具备应急响应能力",
       .source = cite("附件三 A·信息安全", "/measure#F.A.6") + clause_code("F.A.6.3.c"),
       .evidence = {missing(lang, "近一年应急演练记录")},
       .verdict = Verdict::unknown,
       .why = "只缺 1 份材料"},
      {.number = "D7",
       .text = "销售增长率提高 10 % 以上",
       .source = cite("附件三 D", "/measure#F.D") + clause_code("F.D.7.T1"),
       .evidence = {p(cls("faint"), "企业选报其他五项")},
       .verdict = Verdict::not_applicable,
       .why = "未选报"}};
  return demo("条款—佐证—判定", "左规则、中佐证、右判定与理由。",
              panel({.title = "需要判断", .note = text("2 条"), .body = clauses(lang, list), .bare_body = true})) +
         demo("差距条", "斜纹是差额，竖线是门槛。直接标注。",
              div(cls("cols"), gap(lang, short_gap), gap(lang, far_gap))) +
         demo("计算的比率", "百分比从不填写。",
              panel({.title = "关键设备联网率",
                     .note = grade(lang, Grade::measured),
                     .body = ratio(lang, {.numerator = {.name = "关键设备联网率.分子",
                                                        .label = "已联网设备",
                                                        .value = "88",
                                                        .unit = "台",
                                                        .readonly = true},
                                          .denominator = {.name = "关键设备联网率.分母",
                                                          .label = "关键设备总数",
                                                          .value = "129",
                                                          .unit = "台",
                                                          .readonly = true},
                                          .gap = short_gap,
                                          .source = text("由《关键设备台账》逐台清点得出，不能直接填写百分比。")})}));
}

Html table_family(Lang lang) {
  const Address here = Address("/queue").with("state", "formal").with("page", 2);
  const auto case_row = [lang](std::string number, std::string name, VerdictCounts counts, Due deadline,
                               std::string score, bool picked) {
    return Row{.cells = {text(number), row_link(name, "/case/" + number, "一号工厂"), tri(lang, counts),
                         due(lang, deadline), text(score)},
               .pick = number,
               .name = name,
               .picked = picked};
  };
  const Table queue{
      .caption = "待办申报件，按期限排序",
      .columns = {{.title = "申报号", .css = "mono faint hide-s"},
                  {.title = "企业", .heads_row = true},
                  {.title = "判定", .hint = "符合 / 不符合 / 材料不足 的条款数"},
                  {.title = "期限", .sort_href = here.with("sort", "-due").str(), .sorted = Sorted::ascending},
                  {.title = "得分", .sort_href = here.with("sort", "score").str(), .css = "n"}},
      .rows = {case_row("0142", "成都岷砺精密制造有限公司", {47, 1, 1}, {"11月24日", "2026-11-24", 1}, "—", false),
               case_row("0151", "四川蓉朔轨道装备有限公司", {45, 0, 0}, {"11月26日", "2026-11-26", 3}, "82.40", true)},
      .pick_name = "case",
      .pick_form = "batch"};
  const Table titles{.caption = "称号",
                     .columns = {{.title = "企业与场所", .heads_row = true},
                                 {.title = "称号"},
                                 {.title = "编号", .css = "mono"},
                                 {.title = "状态"}},
                     .rows = {{.cells = {row_link_over("成都望衡航空结构件有限公司", "/title/1", "新都一号工厂"),
                                         text("智能工厂"), text("CD-ZNGC-2025-0037"), tag("有效", Tag::fill)}},
                              {.cells = {row_link_over("成都天回液压件有限公司", "/title/2", "阀体加工车间"),
                                         text("数字化车间"), text("CD-SZCJ-2023-0051"), tag("已升级")}}},
                     .density = Density::roomy};
  return demo(
      "表格", "紧凑用于办件，疏朗用于公开。表头随滚动固定。",
      filters(lang, {.action = "/queue",
                     .fields = {filter_text("q", "关键字", "", "企业或场所"),
                                filter_select("title", "称号", "", {{"", "全部称号"}, {"factory", "智能工厂"}}),
                                filter_select("due", "期限", "3", {{"", "不限"}, {"3", "3 个工作日内"}})},
                     .kept = {{"sort", "due"}},
                     .note = "按期限由近到远"}) +
          batch_bar(lang, {.form_id = "batch",
                           .action = "/queue/batch",
                           .keys = {.csrf = "token", .act_key = "k1"},
                           .chosen = 1,
                           .why = text("均在“受理”环节，材料齐全性已检查"),
                           .acts = {link_button({.text = "受理", .look = Look::main, .small = true}, "#accept"),
                                    submit_button({.text = "导出汇总表", .small = true, .action = "/queue/export"})}}) +
          data_table(lang, queue) +
          list_foot(lang,
                    {.from = 16, .to = 30, .all = 355, .keys = true, .pager = {.page = 2, .pages = 24, .here = here}}) +
          data_table(lang, titles) +
          dialog(lang, {.id = "accept",
                        .title = "受理所选申报？",
                        .content = p("受理后即开始形式审查，期限 5 个工作日，至 ", b("11月30日"), "。"),
                        .act = {.text = "受理并送达", .look = Look::main, .form = "batch"}}));
}

Html form_family(Lang lang) {
  const FormKeys keys{.csrf = "token", .act_key = "k2", .version = 7};
  const std::vector<Html> fields = {field(lang, {.name = "企业.名称",
                                                 .label = "企业名称",
                                                 .value = "成都岷砺精密制造有限公司",
                                                 .required = true,
                                                 .version = 3}),
                                    field(lang, {.entry = Entry::code,
                                                 .name = "企业.统一社会信用代码",
                                                 .label = "统一社会信用代码",
                                                 .value = "91510100MA6C01428F",
                                                 .error = "第 18 位校验不符，请对照营业执照检查第 9–17 位。",
                                                 .required = true}),
                                    field(lang, {.entry = Entry::date,
                                                 .name = "场所.建成投用日期",
                                                 .label = "建成投用日期",
                                                 .value = "2024-06-30",
                                                 .help = text("以验收文件为准"),
                                                 .width = Width::third}),
                                    field(lang, {.entry = Entry::select,
                                                 .name = "场所.生产类型",
                                                 .label = "生产类型",
                                                 .value = "离散型",
                                                 .options = {{"离散型", "离散型"}, {"流程型", "流程型"}},
                                                 .width = Width::third}),
                                    field(lang, {.entry = Entry::number,
                                                 .name = "投资额",
                                                 .label = "投资额",
                                                 .value = "3,860.00",
                                                 .unit = "万元",
                                                 .width = Width::third}),
                                    field(lang, {.entry = Entry::long_text,
                                                 .name = "环节.F.A.1.1.说明",
                                                 .label = "本厂情况",
                                                 .value = "\n第二行起",
                                                 .help = text("写数量、型号类别、投用时间。"),
                                                 .note = conflict(lang, {"李工", "14:32", "已建成两条线"}),
                                                 .required = true}),
                                    field(lang, {.entry = Entry::radios,
                                                 .name = "企业.独立法人",
                                                 .label = "独立法人",
                                                 .value = "是",
                                                 .options = {{"是", "是"}, {"否", "否"}}}),
                                    field(lang, {.entry = Entry::checks,
                                                 .name = "效益选项",
                                                 .label = "效益选项",
                                                 .chosen = {"生产效率"},
                                                 .options = {{"生产效率", "生产效率"}, {"5G 网络", "5G 网络"}},
                                                 .error = "须选五项，现选一项。",
                                                 .width = Width::full})};
  const Html decision = field(lang, {.entry = Entry::radios,
                                     .name = "decision",
                                     .label = "决定",
                                     .value = "reject",
                                     .options = {{"pass", "通过，转专家评审", text("须先消除 1 项不符合")},
                                                 {"reject", "不通过", text("企业可在 10 个工作日内申请复核")}}});
  const std::vector<File> files = {{.name = "接口清单_v3.pdf",
                                    .side = a(href("/files/9"), "取消"),
                                    .meta = {text("61 %，剩约 20 秒"), text("34.0 / 55.7 MB")},
                                    .percent = 61},
                                   {.name = "关键设备台账.csv",
                                    .side = grade(lang, Grade::measured),
                                    .meta = {text("129 行"), span(cls("mono"), "sha256 ca978112ca…")}}};
  return demo("按钮", "每屏一个主按钮；破坏性操作用红框，不用红底。",
              row(group(link_button({.text = "提交", .look = Look::main}, "/x"), link_button({.text = "暂存"}, "/x"),
                        link_button({.text = "撤回申报", .look = Look::stop}, "/x"),
                        link_button({.text = "清除", .look = Look::quiet}, "/x"),
                        disabled_button({.text = "提交全部评分"}, "还有 12 项未评"),
                        link_button({.text = "导出", .icon = Icon::download, .small = true}, "/x")))) +
         demo("表单", "标签在上，说明在下，错误写明怎样改。",
              post_form({.action = "/draft/1",
                         .keys = keys,
                         .id = "draft",
                         .guard = true,
                         .save_href = "/draft/1/save",
                         .owner = "u-9"},
                        errsum(lang, {{"企业.统一社会信用代码", "统一社会信用代码第 18 位校验不符"},
                                      {"", "提交前须签署承诺"}}) +
                            form_grid(fields) + decision +
                            field(lang, {.entry = Entry::check,
                                         .name = "承诺",
                                         .label = "已阅读真实性、完整性及不涉密承诺",
                                         .value = "true"}) +
                            p(cls("row"), submit_button({.text = "保存"}),
                              submit_button({.text = "保存并到“计划调度”",
                                             .look = Look::main,
                                             .icon = Icon::right,
                                             .icon_after = true})))) +
         demo("上传", "进度用原生 progress；完成后给出指纹。",
              drop(lang, {.action = "/draft/1/files",
                          .keys = keys,
                          .id = "up",
                          .help = text("PDF、JPG、CSV、XLSX，单个不超过 200 MB。"),
                          .files = files})) +
         demo("搜索", "",
              search(lang, {.action = "/titles", .label = "查询企业或称号", .placeholder = "企业、申报号、条款"}));
}

Html history_family(Lang lang) {
  const std::vector<std::string> marks = {"0", "0.5", "0.8", "1"};
  return demo("时间线", "每个事件带回执，回执可独立核对。",
              timeline({{.time = "11月12日 15:21",
                         .iso = "2026-11-12T15:21+08:00",
                         .act = "推荐",
                         .by = "龙泉驿区经济和信息化局·周棠",
                         .what = text("推荐函 龙经信函〔2026〕41号"),
                         .receipt = receipt(lang, 50102, "993f4d6c", "/events/50102"),
                         .moves = true},
                        {.time = "11月2日 09:48",
                         .act = "提交",
                         .by = "岷砺精密·许曼",
                         .receipt = receipt(lang, 49377, "cc4c13fd", "/events/49377")}})) +
         demo("评分", "单选组，方向键可移动；低于 0.8 须写理由。",
              post_form({.action = "/scores", .keys = {.csrf = "token"}, .label = "逐条评分"},
                        score_table(lang, {{.code = "c",
                                            .clause = "柔性化排产",
                                            .scale = {"s.c", "柔性化排产", marks, "0.5"},
                                            .reason_name = "r.c",
                                            .reason = "缸盖线按批切换"},
                                           {.code = "e",
                                            .clause = "精准人员派工",
                                            .scale = {"s.e", "精准人员派工", marks},
                                            .reason_name = "r.e",
                                            .reason_required = true,
                                            .error = "低于 0.8 须写理由。"}}))) +
         demo("版本对照", "删除线与下划线并用，不只靠颜色。",
              diff("第 1 版　11月2日", "第 2 版　11月23日",
                   {{.before = "已联网 84 台；8 台采集器待恢复。", .after = "已联网 92 台；8 台采集器已恢复采集。"}})) +
         demo("规则—主张—佐证", "专家评分时三者并列。",
              triad({{.title = "规则",
                      .content = quote(
                          group(mark("能自动生成作业计划"), "，具备", mark(cls("on"), "柔性化排产"), "的能力。"))},
                     {.title = "主张",
                      .note = grade(lang, Grade::documented),
                      .content = p("APS 与 MES 集成，每日 4:00 自动生成日计划。")},
                     {.title = "佐证",
                      .content = file_list(lang, {{.name = "排产记录.csv", .meta = {text("92 天")}}})}})) +
         demo("要素目录", "随判定变化。",
              tree(lang, {{.letter = "A",
                           .title = "智能化制造",
                           .count = "9/12",
                           .sections = {{"智能设计", {{"总体设计", "/e/1", "3/3", Icon::met}}},
                                        {"智能装备",
                                         {{"智能装备", "/e/2", "3/4", Icon::unmet, true},
                                          {"网络通信", "/e/3", "1/2", Icon::unknown}}}}},
                          {.letter = "B",
                           .title = "新技术应用",
                           .sections = {{"",
                                         {{"5G 网络", "/e/4", "未填"},
                                          {"数字孪生", "/e/5", "未选", Icon::na},
                                          {"计划调度", "/e/6", "2.5 / 4", Icon::part}}}}}}));
}

Html feedback_family(Lang lang) {
  return demo("提示", "说发生了什么、接下来做什么。",
              flash(Tone::ok, group("已提交。受理回执 ", b("第 49 377 号"), "，区县将在 12月14日前答复。")) +
                  flash(Tone::warn, text("申报窗口将于 11月30日 24:00 关闭，剩 5 个工作日。")) +
                  flash(Tone::bad, text("未能保存：网络中断。您填的内容仍在本页，请再试一次。")) +
                  flash(Tone::info, text("办法将于 180 天后到期，届时不能新开批次。")) +
                  flash(Tone::ok, Icon::shield, "真实有效",
                        group("成都望衡航空结构件有限公司", br(), "签名与公开记录第 48 213 号一致"))) +
         demo("对话框", "用 :target 打开，无须脚本。",
              p(link_button({.text = "撤回申报…"}, "#dlg")) +
                  dialog(lang, {.id = "dlg",
                                .title = "撤回申报？",
                                .content = p("撤回后本年度可重新提交一次。"),
                                .act = {.text = "撤回申报", .look = Look::stop},
                                .back = "不撤回",
                                .form = Form{.action = "/case/1/withdraw", .keys = {.csrf = "token"}}}) +
                  dialog(lang, {.id = "dlg2",
                                .title = "作出“不通过”决定？",
                                .content = p("决定送达后不可撤销，只可另行更正。企业可在 10 个工作日内申请复核。"),
                                .act = {.text = "作出决定并送达", .look = Look::main},
                                .back = "返回修改",
                                .form = Form{.action = "/case/1/reject", .keys = {.csrf = "token"}},
                                .shown = true})) +
         demo("空状态", "说明为什么空、下一步是什么。",
              empty_state("没有待办", text("今天的件都办完了。下一个期限是 12月4日。"),
                          link_button({.text = "看已办", .small = true}, "/done"))) +
         demo("载入", "骨架只在 300 毫秒以后出现。",
              div(cls("panel panel__body"), skeleton(lang)) + progress_bar(264, 412, "重算进度") +
                  p(cls("small muted"), "正在重算 412 件，已完成 264 件")) +
         toast(Tone::ok, group("已保存　", span(cls("faint"), "14:32")));
}

Html chart_family() {
  return demo("图", "一种颜色加一种强调；直接标注，不用图例。",
              bar_list({{.label = text("龙泉驿区"), .share = 0.824, .value = "61"},
                        {.label = text("成都高新区"), .share = 1, .value = "74", .ink = Ink::high},
                        {.label = text("双流区"), .share = 0.635, .value = "47"}}) +
                  bar_list({{.label = text("龙泉驿区"),
                             .share = 0.788,
                             .value = "41",
                             .beside = " / 52",
                             .ink = Ink::high,
                             .behind = 1}}) +
                  heat_table("各环节条款符合率", {"环节", "电子信息", "汽车", "食品饮料", "轻工", "全市"},
                             {{"智能物流", {{"71", 4}, {"69", 3}, {"54", 2}, {"41", 1}, {"62", -1}}},
                              {"网络通信", {{"97", 6}, {"88", 5}, {"87", 5}, {"77", 4}, {"85", -1}}}}) +
                  div(cls("cols-2"),
                      column_chart({.finding = "历年认定数：2025 年智能工厂 46 家、数字化车间 72 家",
                                    .series = {"数字化车间", "智能工厂"},
                                    .groups = {{"2021", {31, -1}},
                                               {"2022", {48, 22}},
                                               {"2023", {57, 34}},
                                               {"2024", {63, 41}},
                                               {"2025", {72, 46}}}}),
                      dot_plot({.finding = "门槛由 70 % 提到 75 % 后，5 件由符合变为不符合",
                                .values = {61, 66, 68.5, 70, 70.2, 71, 73, 74.9, 75, 75.1, 76,
                                           76, 76, 77,   81, 84,   85, 85, 88,   92, 97},
                                .low = 60,
                                .high = 100,
                                .old_mark = 70,
                                .new_mark = 75,
                                .old_label = "现行 70 %",
                                .new_label = "拟改 75 %",
                                .ticks = {{60, "60 %"}, {80, "80 %"}, {100, "100 %"}}}))) +
         demo("统计", "",
              stat_tiles({{"在办", "151", "件", text("市级 97，区县 54")},
                          {"按期办结", "98.4", "%", text("去年同期 93.1 %")},
                          {"提交到决定，中位", "37", "个工作日", {}}})) +
         demo("事实栏", "",
              facts({{"建成投用", group("2024年6月30日 ", small("28 个月"))},
                     {"主体资格", text("本市登记法人")},
                     {"同年其他申报", text("无")}}) +
                  key_values({{"称号凭证", a(href("/title.json"), "下载 JSON")}, {"签名", text("Ed25519")}}));
}

Html document_family() {
  constexpr int size = 21;
  std::vector<bool> modules;
  for (int i = 0; i < size * size; ++i) modules.push_back((i * i / 7 + i / size) % 3 == 0);
  return demo("公文", "GB/T 9704 比例；手机上改为连续排版。",
              desk(sheet({.org = "成都市经济和信息化局",
                          .number = "成经信智补〔2026〕17号",
                          .title = {"补正通知书"},
                          .body = letter_flush("成都岷砺精密制造有限公司：") +
                                  letter_paragraph("你单位提交的智能工厂认定申报材料，经形式审查，尚需补正下列三项。请"
                                                   "于2026年11月25日24时前一次补正。") +
                                  letter_heading("一、公示时间") +
                                  letter_signature("成都市经济和信息化局", "2026年11月18日"),
                          .page = 1}))) +
         demo("证书", "签名文本与编号，从不画红章。",
              certificate({.label = "称号证书",
                           .place = "成都市",
                           .title = "智能工厂",
                           .body = {text("兹认定"), b("成都望衡航空结构件有限公司　新都一号工厂"),
                                    text("为成都市智能工厂（2025 年度）")},
                           .number = "CD-ZNGC-2025-0037",
                           .basis = "成经信发〔2025〕58号　附件第 37 项",
                           .how_to_check = "扫码或在验证页输入编号，可核对真伪与当前状态",
                           .issuer = "成都市经济和信息化局",
                           .date = "2025年12月19日",
                           .code = qr(size, modules, "扫码验证称号")}));
}

Html gallery(Lang lang) {
  const Html path = crumbs(lang, {{"待办", "/queue"}, {"形式审查", "/queue?state=formal"}, {"ZNGC-2026-0142", ""}});
  const Html procedure = steps(lang, {{"填报", text("11月2日"), StepState::done},
                                      {"区县审核", text("11月12日"), StepState::done},
                                      {"形式审查", text("11月24日"), StepState::done},
                                      {"专家评审", group("12月4日前", br(), "剩 9 个工作日"), StepState::current},
                                      {"拟认定", {}},
                                      {"公示", {}},
                                      {"认定", {}}}) +
                         steps(lang, {{"提出异议", text("11月24日"), StepState::done},
                                      {"核查", text("暂停计时，待第三方回函"), StepState::held},
                                      {"答复", {}},
                                      {"公布", {}}});
  const Html content =
      page_head({.title = "组件",
                 .lead = text("全部组件与它们的用法。页面只由这些组件组成。"),
                 .acts = link_button({.text = "打印", .icon = Icon::print, .small = true}, "/print")}) +
      demo("面包屑", "最后一级为当前页，不加链接。",
           path + tabs("申报件", {{"判定与条款", "/case/1", "49", true}, {"申报书", "/case/1/form"}})) +
      demo("办理进度", "一页只有一个当前步；暂停用双竖线。", procedure) + verdict_family(lang) + clause_family(lang) +
      table_family(lang) + form_family(lang) + history_family(lang) + feedback_family(lang) + chart_family() +
      document_family();
  return work_page(gallery_page(lang), {}, content);
}

std::string listed(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

std::vector<std::pair<std::string, Html>> pages(Lang lang) {
  Page page = gallery_page(lang);
  page.crumbs = {{"待办", "/queue"}, {"ZNGC-2026-0142", ""}};
  page.flash = flash(Tone::ok, text("已提交。"));
  const std::vector<NavGroup> side = {{"办理", {{"待办", "/queue", "23", true, true}, {"已办", "/done", "118"}}},
                                      {"批次", {{"2026 第二批", "/rounds/2"}}}};
  Page open = page;
  open.account.reset();
  open.view = {Theme::dark, true};
  open.top_links = {a(cls("iconlink hide-s"), href("/feed"), "订阅公告")};
  open.footer = Footer{{b("成都市经济和信息化局"), text("咨询电话 028-0000 0000")},
                       {a(href("/map"), "网站地图")},
                       {text("蜀ICP备00000000号-1")}};
  const Html title = page_head({.title = "智能装备", .lead = text("智能工厂·离散型")});
  return {
      {"gallery", gallery(lang)},
      {"work", work_page(page, side, title)},
      {"bench", bench_page(page, {.tree_label = "要素目录",
                                  .tree = tree(lang, {{.letter = "A", .title = "智能化制造", .sections = {}}}),
                                  .content = title,
                                  .rail_label = "实时判定",
                                  .rail = verdict(Verdict::unmet, "暂不符合", Size::big),
                                  .rail_href = "/draft/1/rail"})},
      {"public", public_page(open, section(cls("section"), div(cls("wrap stack"), title)))},
      {"narrow",
       narrow_page(open,
                   title + post_form({.action = "/sign-in", .keys = {.csrf = "t"}},
                                     field(lang, {.name = "account", .label = "账号", .width = Width::full}) +
                                         field(lang, {.entry = Entry::password, .name = "password", .label = "口令"}) +
                                         submit_button({.text = "登录", .look = Look::main, .wide = true})))}};
}

void write(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "assets");
  for (const Asset& file : assets()) {
    std::ofstream(folder / "assets" / std::string(file.name), std::ios::binary) << file.bytes;
  }
  for (const Lang lang : {Lang::zh, Lang::en}) {
    for (const auto& [name, page] : pages(lang)) {
      std::ofstream(folder / (name + (lang == Lang::zh ? ".html" : ".en.html")), std::ios::binary) << page.markup();
    }
  }
}

TEST(Gallery, IsSoundInBothLanguages) {
  for (const Lang lang : {Lang::zh, Lang::en}) {
    for (const auto& [name, page] : pages(lang)) {
      const bool one_title = name != "gallery";  // letter and certificate have their own
      EXPECT_EQ(listed(problems(page.markup(), one_title)), "") << name;
    }
  }
  if (const char* folder = std::getenv("ZHIJIAN_GALLERY"); folder != nullptr) write(folder);
}

}  // namespace
}  // namespace zj::html
