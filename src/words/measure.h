#pragma once
// Phrases of the room measure: what is wrong in a measure's files or in a dossier, and why a finding is as it is.

#include "words/words.h"

namespace zj::words {

// Diagnostics.
inline constexpr Word severity_error{"错误：", "error: "};
inline constexpr Word severity_warning{"警告：", "warning: "};
inline constexpr Word with_fix{"（改法：{0}）", " (fix: {0})"};

// Markdown.
inline constexpr Word not_utf8{"这里不是有效的 UTF-8 文字", "This is not valid UTF-8 text"};
inline constexpr Word fix_not_utf8{"把文件另存为 UTF-8", "save the file as UTF-8"};
inline constexpr Word bad_attribute{"标题属性“{0}”看不懂", "The heading attribute “{0}” is not understood"};
inline constexpr Word fix_attribute{"写成 {#编号 .类 名=值}，用空格分开",
                                    "write {#id .class name=value}, separated by spaces"};
inline constexpr Word unterminated_fence{"代码块“{0}”没有结束", "The fenced block “{0}” is never closed"};
inline constexpr Word fix_unterminated_fence{"在块末加一行 {0}", "add a line {0} after the block"};
inline constexpr Word ragged_row{"这一行有 {0} 格，表头有 {1} 格", "This row has {0} cells, the header has {1}"};
inline constexpr Word fix_ragged_row{"补齐或删去多余的“|”；格内的竖线写成 \\|",
                                     "add or remove “|”; write \\| for a bar inside a cell"};

// Blocks and tables.
inline constexpr Word fix_write{"改成“{0}”", "write “{0}”"};
inline constexpr Word not_a_block_line{"“{0}”不是“键: 内容”的写法", "“{0}” is not a line “key: text”"};
inline constexpr Word continuation_without_key{"缩进的行前面没有“键: 内容”",
                                               "An indented line must follow a line “key: text”"};
inline constexpr Word fix_block_line{"写成“键: 内容”，接着写的行缩进",
                                     "write “key: text” and indent the lines that go on"};
inline constexpr Word full_width_colon{"键后面的冒号是全角的", "The colon after the key is full-width"};
inline constexpr Word fix_full_width_colon{"把“：”改成半角的“:”", "write “:” instead of “：”"};
inline constexpr Word repeated_key{"“{0}”写了两次", "“{0}” is given twice"};
inline constexpr Word unknown_column{"没有“{0}”这一列，可用的列是 {1}",
                                     "There is no column “{0}”; the columns are {1}"};
inline constexpr Word repeated_column{"“{0}”这一列出现了两次", "The column “{0}” appears twice"};
inline constexpr Word missing_column{"表缺少“{0}”这一列", "The table has no column “{0}”"};

// Glossary.
inline constexpr Word unknown_type{"没有“{0}”这种类型，可用的类型是 {1}", "There is no type “{0}”; the types are {1}"};
inline constexpr Word closed_list_empty{"“{0}”是选择题，取值不能为空",
                                        "“{0}” is a choice, so its values must be listed"};
inline constexpr Word fix_closed_list{"在“取值”列写出各个选项，用“·”分开",
                                      "list the options in 取值, separated by “·”"};
inline constexpr Word bad_required{"“必填”应为 是、提交 或空，这里是“{0}”",
                                   "必填 must be 是, 提交 or empty, not “{0}”"};
inline constexpr Word bad_english{"“{0}”应是一个英文名称，或者在它之后给出 {1} 个组成部分的名称，用“·”分开",
                                  "“{0}” must be one name, or a name and then those of the {1} parts, parted by “·”"};
inline constexpr Word bad_fact_path{"“{0}”不是事实的路径", "“{0}” is not the path of a fact"};
inline constexpr Word fix_fact_path{"写成 企业.名称、事故记录[].类别 或 环节{}.说明 这样的路径",
                                    "write a path such as 企业.名称, 事故记录[].类别 or 环节{}.说明"};
inline constexpr Word repeated_fact{"事实“{0}”定义了两次", "The fact “{0}” is defined twice"};
inline constexpr Word field_without_list{
    "“{0}”前面要先有“{1}”一行，类型与路径的写法一致（[] 对应列表，{} 对应表）",
    "“{0}” needs a row “{1}” before it, of the type its path implies ([] 列表, {} 表)"};
inline constexpr Word bad_formula{"“{0}”不是比率的算式", "“{0}” is not the formula of a quotient"};
inline constexpr Word fix_formula{
    "写成 分子 / 分母 或 (报告期 - 基期) / 基期 这样的算式，运算符用半角",
    "write a formula such as 分子 / 分母 or (报告期 - 基期) / 基期, with half-width operators"};

// The measure as a whole.
inline constexpr Word no_files{"没有可读的办法文件（*.md）", "There are no files of a measure (*.md)"};
inline constexpr Word no_measure_block{"缺少 measure 块：办法的名称、依据和发布机关",
                                       "There is no measure block: title, basis and issuer"};
inline constexpr Word fix_measure_block{"加一个 ```measure 编号 块，写明 title、basis、issuer",
                                        "add a block ```measure ID with title, basis and issuer"};
inline constexpr Word second_measure_block{"measure 块只能有一个", "There may be only one measure block"};
inline constexpr Word unknown_class{"没有“.{0}”这种表", "There is no table class “.{0}”"};
inline constexpr Word unknown_block{"没有“{0}”这种块", "There is no block “{0}”"};
inline constexpr Word block_without_name{"“{0}”块缺少编号或名称", "The block “{0}” has no id or name"};
inline constexpr Word unknown_block_key{"这种块没有“{0}”这个键，可用的键是 {1}",
                                        "This block has no key “{0}”; the keys are {1}"};
inline constexpr Word missing_key{"缺少“{0}”", "“{0}” is missing"};
inline constexpr Word repeated_id{"“{0}”已经有了，编号和名称不能重复",
                                  "“{0}” exists already; ids and names are unique"};
inline constexpr Word repeated_name{"“{0}”已经是事实、表或其他定义的名称",
                                    "“{0}” is already the name of a fact, table or definition"};
inline constexpr Word article_without_rule{"“{0}”没有规则，也没有说明为什么不需要",
                                           "“{0}” has no rule and does not say why it needs none"};
inline constexpr Word fix_article_without_rule{"写出规则，或加一行“> 无规则：理由”",
                                               "write a rule, or a line “> 无规则：reason”"};
inline constexpr Word rule_without_article{"规则 {0} 不在任何有编号的条文之下",
                                           "The rule {0} stands under no article with an id"};
inline constexpr Word fix_rule_without_article{"移到所依据的条文标题（带 {#编号}）下面",
                                               "move it under the heading (with {#id}) that it carries out"};

// Tables.
inline constexpr Word elements_without_title{"要素表的标题缺少 title 或 element",
                                             "The heading of an elements table needs title and element"};
inline constexpr Word fix_elements_title{"写成 {.elements title=智能工厂 element=A label=智能化制造}",
                                         "write {.elements title=智能工厂 element=A label=智能化制造}"};
inline constexpr Word bad_variant{"适用应为 全部、离散型 或 流程型，这里是“{0}”",
                                  "适用 must be 全部, 离散型 or 流程型, not “{0}”"};
inline constexpr Word bad_clause_id{"“{0}”不是条款编号", "“{0}” is not the id of a clause"};
inline constexpr Word fix_clause_id{"写成环节编号加一个小写字母，例如 F.A.1.1.a",
                                    "write the cell's id and one small letter, such as F.A.1.1.a"};
inline constexpr Word bad_weight{"分值应为不小于零的数，这里是“{0}”",
                                 "The points must be a number of at least zero, not “{0}”"};
inline constexpr Word unknown_cell{"没有编号为“{0}”的环节或要素", "There is no cell or element “{0}”"};
inline constexpr Word unknown_hit_policy{"没有“{0}”这种命中方式，可用的是 {1}",
                                         "There is no hit policy “{0}”; the policies are {1}"};
inline constexpr Word fix_hit_policy{"只许一行适用写 hit=U，取最先适用的一行写 hit=F，各行都算写 hit=C",
                                     "write hit=U for one row only, hit=F for the first, hit=C for all"};
inline constexpr Word column_of_no_kind{
    "“{0}”看不出是哪种列：条件列写公式，结果列以“→ ”开头，说明列写在（ ）里",
    "“{0}” is no kind of column: conditions are FEEL, results start with “→ ”, notes stand in （ ）"};
inline constexpr Word column_out_of_order{"“{0}”这一列的位置不对", "The column “{0}” stands in the wrong place"};
inline constexpr Word fix_column_order{"先写条件列，再写结果列（→），最后写说明列（（…））",
                                       "conditions first, then results (→), notes last (（…）)"};
inline constexpr Word table_without_inputs{"判定表没有条件列", "The decision table has no column of conditions"};
inline constexpr Word table_without_results{"判定表没有结果列", "The decision table has no column of results"};
inline constexpr Word table_without_rows{"判定表没有一行带条件", "The decision table has no row with conditions"};
inline constexpr Word fix_table_columns{"例如 | 称号 | → 标准 | （说明） |", "e.g. | 称号 | → 标准 | （说明） |"};
inline constexpr Word order_missing{"命中方式 {0} 要写明各个结果的先后",
                                    "The hit policy {0} needs the order of its results"};
inline constexpr Word fix_order_missing{"在结果列的标题里写，例如 → 等级（\"优\" > \"良\"）",
                                        "write it in the heading of the result: → 等级（\"优\" > \"良\"）"};
inline constexpr Word order_without_use{"命中方式 {0} 用不到结果的先后", "The hit policy {0} has no use for an order"};
inline constexpr Word fix_order_without_use{"删去（…），或者改用 hit=P、hit=O", "remove （…）, or use hit=P or hit=O"};
inline constexpr Word one_result_only{"命中方式 {0} 只能有一个结果列", "The hit policy {0} takes one result only"};
inline constexpr Word result_missing{"结果列的这一格是空的", "This result is empty"};
inline constexpr Word fix_result_missing{"写出结果；没有结果就写 null", "write the result, or null for none"};
inline constexpr Word otherwise_not_last{"“其余”一行要写在最后", "The row “其余” must be the last"};
inline constexpr Word fix_otherwise_not_last{"移到表的最后一行，只留一行", "move it to the end, and keep one only"};
inline constexpr Word otherwise_with_test{"“其余”一行不能再有条件“{0}”",
                                          "The row “其余” cannot have the condition “{0}”"};
inline constexpr Word not_the_sign_of_any{"“{0}”不表示任意值", "“{0}” does not stand for any value"};
inline constexpr Word text_without_quotes{"文字“{0}”要加半角引号", "The text “{0}” needs quotes"};
inline constexpr Word sum_of_no_number{"C+ 把结果相加，这一格应是数，现在的类型是 {0}",
                                       "C+ adds the results; a number is expected here, not {0}"};
inline constexpr Word result_of_other_type{"这一格的结果是 {0}，第 {1} 行的是 {2}，同一列的结果类型要一致",
                                           "The result here is {0}, in row {1} it is {2}; a column has one type"};
inline constexpr Word result_not_in_order{"结果“{0}”不在标题写明的先后里",
                                          "The result “{0}” is not in the order of the heading"};
inline constexpr Word fix_result_not_in_order{"写成标题（…）里列出的值之一，或把它加到标题里",
                                              "write one of the values in the heading, or add it there"};
inline constexpr Word column_without_name{"这一列没有名称", "This column has no name"};
inline constexpr Word unknown_key_table{"“{0}”的键取自表“{1}”，但没有这个表",
                                        "The keys of “{0}” come from the table “{1}”, which does not exist"};

// Names.
inline constexpr Word assumption_without{"假设 {0} 缺少“{1}”", "The assumption {0} lacks “{1}”"};
inline constexpr Word unknown_document{"没有名为“{0}”的文件类型（事实表的 document）",
                                       "No glossary has document “{0}”"};
inline constexpr Word circular_definition{"“{0}”的定义绕回了自己", "The definition of “{0}” leads back to itself"};
inline constexpr Word constant_fails{"“{0}”算不出值", "“{0}” has no value"};
inline constexpr Word brace_unclosed{"“{”没有对应的“}”", "This “{” is never closed"};
inline constexpr Word brace_unopened{"“}”前面没有对应的“{”", "This “}” closes nothing"};
inline constexpr Word not_a_condition{"这里应是条件（是或否），现在的类型是 {0}",
                                      "A condition is expected here, not {0}"};
inline constexpr Word not_a_list{"这里应是列表，现在的类型是 {0}", "A list is expected here, not {0}"};
inline constexpr Word unknown_assumption{"没有编号为“{0}”的假设", "There is no assumption “{0}”"};
inline constexpr Word assumption_not_declared{"规则 {1} 用到假设 {0} 里的名称，但没有声明它",
                                              "The rule {1} uses a name of the assumption {0} without declaring it"};
inline constexpr Word fix_assumption_not_declared{"在 assume 里加上 {0}", "add {0} to “assume”"};
inline constexpr Word unknown_rule{"没有编号为“{0}”的规则", "There is no rule “{0}”"};
inline constexpr Word gate_without_finding{"{0} 决定结论，却不在 findings 里",
                                           "{0} decides but is not among the findings"};
inline constexpr Word unknown_route{"没有名为“{0}”的路线", "There is no route “{0}”"};
inline constexpr Word columns_without_table{"columns 要写在 table 之后", "“columns” must follow a “table”"};
inline constexpr Word unknown_compute{"没有名为“{0}”的计算", "There is no computation “{0}”"};

// Cases.
inline constexpr Word unknown_case{"没有名为“{0}”的例子", "There is no case “{0}”"};
inline constexpr Word given_no_context{"given 应是 {…} 形式的事实", "“given” must be a context {…}"};
inline constexpr Word nothing_to_remove{"例子“{1}”里没有“{0}”，无从去掉", "The case “{1}” has no “{0}” to remove"};
inline constexpr Word bad_expectation{"“{0}”不是“编号 = 结论”的写法", "“{0}” is not of the form “id = verdict”"};
inline constexpr Word fix_expectation{"写成 ART7.1 = unmet, verdict = unmet", "write ART7.1 = unmet, verdict = unmet"};
inline constexpr Word unknown_verdict{"结论应为 met、unmet、unknown 或 not_applicable，这里是“{0}”",
                                      "The verdict must be met, unmet, unknown or not_applicable, not “{0}”"};

inline constexpr Word case_refused{"例子“{0}”的事实不合要求：{1} {2}",
                                   "The facts of the case “{0}” are refused: {1} {2}"};
inline constexpr Word case_fails{"例子“{0}”：{1} 应为 {2}，得到 {3}", "Case “{0}”: {1} should be {2}, not {3}"};
inline constexpr Word case_fails_because{"例子“{0}”：{1} 应为 {2}，得到 {3}：{4}",
                                         "Case “{0}”: {1} should be {2}, not {3}: {4}"};
inline constexpr Word case_of_other_document{"{0} 核对的是“{1}”，例子要写明 document",
                                             "{0} is about “{1}”; the case must say document"};
inline constexpr Word bad_example_key{"没有“{0}”这个键", "There is no key “{0}”"};
inline constexpr Word fix_example_key{
    "例子写成“met for: { 事实: 值 }”，met 也可以是 unmet、unknown、not_applicable",
    "an example is written “met for: { fact: value }”, or unmet, unknown, not_applicable"};
inline constexpr Word condition_untested{"{0} 的条件“{1}”没有例子检验", "No case tries the condition “{1}” of {0}"};
inline constexpr Word condition_never_false{"{0} 的条件“{1}”没有不成立的例子",
                                            "In no case is the condition “{1}” of {0} false"};
inline constexpr Word condition_never_true{"{0} 的条件“{1}”没有成立的例子",
                                           "In no case is the condition “{1}” of {0} true"};
inline constexpr Word fix_condition_untested{"加一个例子，使它成立或不成立", "add a case in which it is so"};
inline constexpr Word boundary_untested{"规则 {0} 的门槛 {1} 没有正好落在边界上的例子",
                                        "No case of the rule {0} stands exactly on its threshold {1}"};
inline constexpr Word fix_boundary_untested{
    "加一个取值正好等于门槛的例子；zhijian measure boundaries DIR --rule {0} 可以造出来",
    "add a case whose value equals the threshold; zhijian measure boundaries DIR --rule {0} makes one"};

// Decision tables, what is said about them.
inline constexpr Word table_has_gap{"表“{0}”有空缺：{1} 时没有一行适用",
                                    "The table “{0}” has a gap: for {1} no row applies"};
inline constexpr Word fix_table_has_gap{"补一行，或者在最后加一行“其余”", "add a row, or a last row “其余”"};
inline constexpr Word rows_overlap{"表“{0}”第 {1} 行和第 {2} 行（文件第 {3}、{4} 行）同时适用：{5}",
                                   "Rows {1} and {2} of the table “{0}” (lines {3}, {4}) apply together: {5}"};
inline constexpr Word fix_rows_overlap{"收窄其中一行；要以靠前的行为准就写 hit=F",
                                       "narrow one of them, or write hit=F where the first one counts"};
inline constexpr Word rows_disagree{"表“{0}”第 {1} 行和第 {2} 行（文件第 {3}、{4} 行）同时适用，结果却不同：{5}",
                                    "Rows {1} and {2} of the table “{0}” (lines {3}, {4}) disagree: {5}"};
inline constexpr Word fix_rows_disagree{"改成同一结果，或收窄其中一行", "give them one result, or narrow one of them"};
inline constexpr Word row_never_met{"表“{0}”第 {1} 行永远不会适用：{3} 没有取值满足“{2}”",
                                    "Row {1} of the table “{0}” never applies: no value of {3} passes “{2}”"};
inline constexpr Word fix_row_never_met{"删去这一行，或改正条件", "remove the row, or correct its conditions"};
inline constexpr Word cell_always_met{
    "表“{0}”第 {1} 行的条件“{2}”总是成立：逗号表示“或”",
    "The condition “{2}” in row {1} of the table “{0}” always holds: a comma is “or”"};
inline constexpr Word fix_cell_always_met{"两头都要满足，写成 [0.7..0.9) 这样的区间",
                                          "for both ends at once write an interval such as [0.7..0.9)"};
inline constexpr Word row_covered{"表“{0}”第 {1} 行从不决定结果：它适用的情形，别的行都已经管到",
                                  "Row {1} of the table “{0}” never decides: other rows take all that it takes"};
inline constexpr Word fix_row_covered{"删去这一行，或把它移到前面", "remove the row, or move it up"};
inline constexpr Word otherwise_never{"表“{0}”的“其余”一行永远不会适用：前面各行已经管到全部情形",
                                      "The row “其余” of the table “{0}” never applies: the others take everything"};

// Procedure.
inline constexpr Word table_without_object{"标题缺少 object（状态表还要有 label）",
                                           "The heading needs object= (and label= for states)"};
inline constexpr Word fix_table_without_object{"写成 {.states object=case label=申报件}",
                                               "write {.states object=case label=申报件}"};
inline constexpr Word unknown_object{"没有对象“{0}”的状态表", "There is no table of states for the object “{0}”"};
inline constexpr Word bad_nature{"性质应为 初始、终结 或空，这里是“{0}”",
                                 "性质 must be 初始, 终结 or empty, not “{0}”"};
inline constexpr Word unknown_role{"没有“{0}”这个角色", "There is no role “{0}”"};
inline constexpr Word unknown_relation{"没有“{0}”这种关系", "There is no relation “{0}”"};
inline constexpr Word act_by_nobody{"动作 {0} 没有写由谁办理", "The act {0} is done by nobody"};
inline constexpr Word act_from_nowhere{"没有写从哪个状态开始；对象尚不存在时写“—”",
                                       "The states it starts from are missing; write “—” for none"};
inline constexpr Word unknown_state{"没有“{0}”这个状态", "There is no state “{0}”"};
inline constexpr Word unknown_take{"“{0}”不是“{1}”的事实", "“{0}” is no fact of “{1}”"};
inline constexpr Word bad_reason_cell{"理由应为“须填”或空，这里是“{0}”", "理由 must be 须填 or empty, not “{0}”"};
inline constexpr Word bad_deadline{"“{0}”不是时限的写法", "“{0}” is not a deadline"};
inline constexpr Word bad_deadline_number{
    "“{0}”不是时限的天数：应为整数，或者假设里写明的常数",
    "“{0}” is no number of days: a whole number, or a constant that an assumption sets"};
inline constexpr Word fix_deadline{
    "写成“10 工作日 自 批次.截止日 提醒”或“5 工作日 自 今日 自动 case.return_expire”",
    "write “10 工作日 自 批次.截止日 提醒” or “5 工作日 自 今日 自动 case.return_expire”"};
inline constexpr Word deadline_from_no_day{"“{0}”不是日期，不能从它起算", "“{0}” is no day to count from"};
inline constexpr Word unknown_letter{"没有名为“{0}”的文书", "There is no letter “{0}”"};
inline constexpr Word unknown_effect{"没有“{0}”这种效果", "There is no effect “{0}”"};
inline constexpr Word bad_effect{"“{0}”看不懂", "“{0}” is not understood"};
inline constexpr Word unknown_citation{"没有编号为“{0}”的条文、规则或假设",
                                       "There is no article, rule or assumption “{0}”"};
inline constexpr Word unknown_act{"没有“{0}”这个动作", "There is no act “{0}”"};
inline constexpr Word effect_without_cause{"{0} 没有写明“随 {1}”", "{0} does not say “随 {1}”"};
inline constexpr Word no_initial_state{"“{0}”没有初始状态", "“{0}” has no initial state"};
inline constexpr Word unreachable_state{"“{0}”的状态“{1}”无法到达", "The state “{1}” of “{0}” cannot be reached"};
inline constexpr Word state_without_exit{"“{0}”的状态“{1}”不是终结状态，却没有动作离开它",
                                         "The state “{1}” of “{0}” is not final and cannot be left"};
inline constexpr Word initial_state_not_created{"没有动作把“{0}”建立到状态“{1}”",
                                                "No act creates “{0}” in its state “{1}”"};

// Documents and their fields.
inline constexpr Word expected_document{"应是一份“{0}”的 JSON 对象", "A JSON object for “{0}” is expected"};
inline constexpr Word expected_group{"应是一组事实（JSON 对象）", "A group of facts (a JSON object) is expected"};
inline constexpr Word expected_boolean{"应为是或否（true 或 false）", "Yes or no (true or false) is expected"};
inline constexpr Word expected_integer{"应为整数", "An integer is expected"};
inline constexpr Word expected_number{"应为十进制数，如 12.5", "A decimal number such as 12.5 is expected"};
inline constexpr Word expected_numbers{"应为一列数", "A list of numbers is expected"};
inline constexpr Word expected_date{"应为日期，如 2026-09-01", "A date such as 2026-09-01 is expected"};
inline constexpr Word expected_text{"应为文字", "Text is expected"};
inline constexpr Word expected_texts{"应为一列文字", "A list of texts is expected"};
inline constexpr Word expected_records{"应为一列记录（JSON 数组）", "A list of records (a JSON array) is expected"};
inline constexpr Word expected_record{"应为一条记录（JSON 对象）", "A record (a JSON object) is expected"};
inline constexpr Word expected_table{"应按编号逐条填写（JSON 对象）",
                                     "Entries under their ids (a JSON object) are expected"};
inline constexpr Word expected_parts{"比率不能直接填写，要填 {0}", "A ratio is never typed; give {0}"};
inline constexpr Word expected_phone{"“{0}”不是电话号码", "“{0}” is not a phone number"};
inline constexpr Word figure_out_of_range{"这个数太大或太小，超出可处理的范围",
                                          "This number is too large or too small"};
inline constexpr Word null_not_allowed{"这里不能是 null；不知道就不要写这一项",
                                       "null is not allowed here; leave out what is not known"};
inline constexpr Word always_required{"必须有“{0}”", "“{0}” is required"};
inline constexpr Word not_listed{"“{0}”不在可选的值里：{1}", "“{0}” is none of {1}"};
inline constexpr Word not_listed_near{"“{0}”不在可选的值里，是不是“{1}”？可选的值：{2}",
                                      "“{0}” is none of the values; is it “{1}”? The values are {2}"};
inline constexpr Word unknown_member{"没有“{0}”这一项", "There is no fact “{0}”"};
inline constexpr Word unknown_member_near{"没有“{0}”这一项，是不是“{1}”？", "There is no fact “{0}”; is it “{1}”?"};
inline constexpr Word unknown_part{"没有“{0}”这一项，应为 {1}", "There is no “{0}”; the parts are {1}"};
inline constexpr Word unknown_key{"没有编号为“{0}”的一项", "There is no entry “{0}”"};
inline constexpr Word negative_part{"不能是负数", "It must not be negative"};
inline constexpr Word condition_broken{"不满足 {0}", "This does not satisfy {0}"};
inline constexpr Word not_one_field{"“{0}”不是一个可以直接填写的格子", "“{0}” is not a single field"};
inline constexpr Word computation_lacks{"缺少“{0}”，无法计算", "“{0}” is missing, so there is no result"};

// Verdicts and reasons.
inline constexpr Word verdict_met{"符合", "met"};
inline constexpr Word verdict_unmet{"不符合", "not met"};
inline constexpr Word verdict_unknown{"材料不足", "cannot be decided yet"};
inline constexpr Word verdict_not_applicable{"不适用", "not applicable"};
inline constexpr Word yes{"是", "yes"};
inline constexpr Word no{"否", "no"};
inline constexpr Word nothing{"空", "nothing"};
inline constexpr Word unknown_value{"未知", "unknown"};
inline constexpr Word quoted{"“{0}”", "“{0}”"};
inline constexpr Word name_and_value{"{0} {1}", "{0} {1}"};
inline constexpr Word with_parts{"{0}（{1}）", "{0} ({1})"};
inline constexpr Word part_of{"{0}（{1}）", "{0} ({1})"};
inline constexpr Word field_of_entry{"{0}第 {1} 条的{2}", "{2} in entry {1} of {0}"};
inline constexpr Word number_of{"{0}共 {1} 项", "{0}: {1} entries"};
inline constexpr Word without_repetition{"{0}（去重后）", "{0} (each once)"};
inline constexpr Word quotient_without_value{"{0}算不出来，除数为零（{1}）",
                                             "{0} has no value: the divisor is zero ({1})"};
inline constexpr Word fact_is{"{0}：{1}", "{0}: {1}"};
inline constexpr Word slash{"/", "/"};
inline constexpr Word and_comma{"，", ", "};
inline constexpr Word enumeration{"{0}、{1}", "{0}, {1}"};
inline constexpr Word and_also{"；", "; "};
inline constexpr Word is_not{"{0}，不是{1}", "{0}, not {1}"};
inline constexpr Word should_be{"{0}，应为 {1}", "{0}, must be {1}"};
inline constexpr Word should_not_be{"{0}，不应为 {1}", "{0}, must not be {1}"};
inline constexpr Word lower_than{"{0}，低于 {1}", "{0}, below {1}"};
inline constexpr Word not_lower_than{"{0}，不低于 {1}", "{0}, at least {1}"};
inline constexpr Word higher_than{"{0}，高于 {1}", "{0}, above {1}"};
inline constexpr Word not_higher_than{"{0}，不高于 {1}", "{0}, at most {1}"};
inline constexpr Word earlier_than{"{0}，早于 {1}", "{0}, before {1}"};
inline constexpr Word not_earlier_than{"{0}，不早于 {1}", "{0}, not before {1}"};
inline constexpr Word later_than{"{0}，晚于 {1}", "{0}, after {1}"};
inline constexpr Word not_later_than{"{0}，不晚于 {1}", "{0}, not after {1}"};
inline constexpr Word is_among{"{0}，属于 {1}", "{0}, one of {1}"};
inline constexpr Word is_not_among{"{0}，不属于 {1}", "{0}, none of {1}"};
inline constexpr Word short_by{"差 {0}", "short by {0}"};
inline constexpr Word over_by{"超出 {0}", "over by {0}"};
inline constexpr Word short_by_entries{"还差 {0} 项", "{0} too few"};
inline constexpr Word over_by_entries{"多 {0} 项", "{0} too many"};
inline constexpr Word short_by_points{"差 {0} 个百分点", "short by {0} percentage points"};
inline constexpr Word over_by_points{"超出 {0} 个百分点", "over by {0} percentage points"};
inline constexpr Word and_so_many_more{"{0}，即{1}再增加 {2}", "{0} ({2} more of {1})"};
inline constexpr Word sentence_and_more{"{0}，{1}", "{0}, {1}"};
inline constexpr Word sentence_and_note{"{0}；{1}", "{0}; {1}"};
inline constexpr Word element_says{"{0}第 {1} 条：{2}", "{0}, entry {1}: {2}"};
inline constexpr Word list_is_empty{"{0}为空", "{0} is empty"};
inline constexpr Word all_elements_hold{"{0}逐条核对，都符合", "every entry of {0} complies"};
inline constexpr Word no_element_holds{"{0}中没有符合的", "no entry of {0} complies"};
inline constexpr Word list_has{"{0}中有{1}", "{0} has {1}"};
inline constexpr Word list_lacks{"{0}中没有{1}", "{0} does not have {1}"};
inline constexpr Word one_would_do{"{0}（有一项符合即可）", "{0} (one of these would do)"};
inline constexpr Word enough_of{"{0} 项中有 {1} 项符合，达到 {2} 项", "{1} of {0} hold, at least {2} asked for"};
inline constexpr Word too_few_of{"{0} 项中有 {1} 项符合，应有 {2} 项", "{1} of {0} hold, {2} are asked for"};
inline constexpr Word nearest_are{"{0}；最接近的是：{1}", "{0}; nearest: {1}"};
inline constexpr Word receipt_lacks{"这不是复核凭据：没有“{0}”", "This is no receipt: “{0}” is missing"};
inline constexpr Word receipt_of_other_form{"这份复核凭据的格式不是 1", "The receipt is not of form 1"};
inline constexpr Word condition_holds{"满足条件：{0}", "the condition holds: {0}"};
inline constexpr Word condition_fails{"不满足条件：{0}", "the condition fails: {0}"};
inline constexpr Word otherwise{"其余", "otherwise"};
inline constexpr Word any_case{"任何情形", "in any case"};
inline constexpr Word by_row{"按表“{0}”第 {1} 行（{2}）", "by row {1} of the table “{0}” ({2})"};
inline constexpr Word no_row_applied{"表“{0}”没有一行适用", "no row of the table “{0}” applies"};
inline constexpr Word facts_missing{"缺少：{0}", "missing: {0}"};
inline constexpr Word cannot_be_decided{"现有事实无法判断：{0}", "the facts do not decide: {0}"};
inline constexpr Word not_sufficient{"还不足以认定：{0}", "not enough to affirm: {0}"};

// An official text that is shown beside a measure.
inline constexpr Word official_empty{"文件是空的", "the file is empty"};
inline constexpr Word official_not_utf8{
    "第 {0} 行不是 UTF-8 编码的文字。请用记事本等软件打开原文，另存为“UTF-8”编码的纯文本（.txt）后再上传。",
    "line {0} is no UTF-8 text; save the file as plain text in UTF-8 first"};
inline constexpr Word official_control{"第 {0} 行有不可见的控制字符。请另存为纯文本（.txt）后再上传。",
                                       "line {0} holds a control character; save the file as plain text first"};

}  // namespace zj::words
