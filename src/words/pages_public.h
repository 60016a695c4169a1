#pragma once
// Words of the public portal: home, notices, titles, the measure, sign-in and registration.

#include "words/words.h"

namespace zj::words {

// Home
inline constexpr Word portal_page{"首页", "Home"};
inline constexpr Word portal_motto_one{"认定有据，", "Recognised for a reason,"};
inline constexpr Word portal_motto_two{"称号可验。", "verifiable by anyone."};
inline constexpr Word portal_lead{
    "标准、过程、结果全部公开。每一项结论写明依据条款；每一个称号任何人都可以独立核验。",
    "Criteria, procedure and results are open. Every finding cites its article; every title can be checked by anyone."};
inline constexpr Word portal_search_label{"查询企业或称号", "Search for an enterprise or a title"};
inline constexpr Word portal_round{"当前批次", "Current round"};
inline constexpr Word portal_round_filing{"企业填报", "Filing"};
inline constexpr Word portal_round_measure{"适用办法", "Measure"};
inline constexpr Word portal_round_state{"所处阶段", "Stage"};
inline constexpr Word portal_round_left{"距填报截止", "Until filing closes"};
inline constexpr Word until_midnight{"{0}月{1}日 24:00", "{0}/{1} 24:00"};
inline constexpr Word portal_round_opens{"开放填报", "Filing opens"};
inline constexpr Word portal_apply{"先自评，再决定是否申报", "Assess yourself first, then decide"};
inline constexpr Word portal_apply_note{
    "自评就是填一份草稿：随填随判，不提交就不进入审核。",
    "A self-assessment is a draft: judged as you type, and nobody reviews it until you submit."};
inline constexpr Word portal_round_more{"查看申报通知", "Read the notice"};
inline constexpr Word portal_no_round{"目前没有开放的批次", "No round is open now"};
inline constexpr Word portal_no_round_why{"新批次开放时，申报通知会发布在这里。",
                                          "When a round opens, its notice appears here."};
inline constexpr Word portal_register{"企业注册", "Register an enterprise"};
inline constexpr Word portal_all_news{"全部公告", "All notices"};
inline constexpr Word portal_lately{"最近授予的称号", "Titles granted lately"};
inline constexpr Word portal_all_titles{"全部 {0} 个称号", "All {0} titles"};
inline constexpr Word portal_no_title{"还没有授予称号", "No title granted yet"};
inline constexpr Word portal_no_title_why{"首批认定文件印发后，获认定的工厂和车间会列在这里。",
                                          "Once the first decision is issued, the recognised sites are listed here."};
inline constexpr Word portal_numbers{"现行有效称号", "Titles in force"};
inline constexpr Word portal_unit{"个", "sites"};
inline constexpr Word portal_districts_note{"按推荐单位，最多的八个", "By district, the eight with most"};
inline constexpr Word portal_years_note{"每年新授予的称号数，含后来升级和撤销的。",
                                        "Titles newly granted each year, later upgraded and revoked ones included."};
inline constexpr Word portal_years_chart{"历年授予的称号数：{0} 年{1}", "Titles by year, in {0}: {1}"};
inline constexpr Word portal_how{"怎样认定", "How recognition works"};
inline constexpr Word portal_read_measure{"逐条阅读办法", "Read the measure article by article"};
inline constexpr Word portal_step_fill{"填报", "File"};
inline constexpr Word portal_step_fill_note{"企业自愿，一次填报", "Voluntary, filed once"};
inline constexpr Word portal_step_district{"区县审核", "District review"};
inline constexpr Word portal_step_district_note{"核对条件，出具推荐", "Checked and recommended"};
inline constexpr Word portal_step_formal{"形式审查", "Formal check"};
inline constexpr Word portal_step_formal_note{"需补正的一次说清", "What is short is said at once"};
inline constexpr Word portal_step_experts{"专家评审", "Expert review"};
inline constexpr Word portal_step_experts_note{"逐条独立评分", "Scored independently, clause by clause"};
inline constexpr Word portal_step_list{"拟认定", "Proposed list"};
inline constexpr Word portal_step_list_note{"逐级审核，择优确定", "Reviewed at each level, the best chosen"};
inline constexpr Word portal_step_notice{"公示", "Public notice"};
inline constexpr Word portal_step_notice_note{"名单挂网，听取异议", "The list is open to objections"};
inline constexpr Word portal_step_title{"认定", "Recognition"};
inline constexpr Word portal_step_title_note{"发文并授予称号", "Issued, with a title"};

// Foot of public pages
inline constexpr Word footer_measure{"本页所依据的办法：{0}", "The measure behind this page: {0}"};
inline constexpr Word footer_notice{"网上的称号、公示和文书取自办理记录，与纸质文件一致。",
                                    "Titles, notices and documents come from the record itself."};
inline constexpr Word footer_hash{"版本校验值", "Hash of this version"};

// Verifying
inline constexpr Word verify_title{"验证称号", "Verify a title"};
inline constexpr Word verify_number{"称号编号", "Number of the title"};
inline constexpr Word verify_help{"印在证书和牌匾下方，形如 CD-ZNGC-2026-0001",
                                  "Below the certificate or plaque, like CD-ZNGC-2026-0001"};
inline constexpr Word verify_do{"验证真伪与当前状态", "Check it and its state"};

// Signing in
inline constexpr Word sign_in_title{"登录", "Sign in"};
inline constexpr Word sign_in_login{"账号", "Account"};
inline constexpr Word sign_in_password{"密码", "Password"};
inline constexpr Word sign_in_do{"登录", "Sign in"};
inline constexpr Word sign_in_no_account{"企业还没有账号？", "No account yet?"};
inline constexpr Word sign_in_needs_https{
    "登录要经过加密连接。请用以 https:// 开头的地址打开本网站。",
    "Signing in needs an encrypted connection. Open this site at its https:// address."};
inline constexpr Word signed_out{"已退出登录。", "You are signed out."};
inline constexpr Word own_who{"您在这里的身份", "Who you are here"};
inline constexpr Word own_role{"角色", "Role"};
inline constexpr Word own_password{"现在的密码", "Present password"};
inline constexpr Word own_new_password{"新密码", "New password"};
inline constexpr Word own_change_password{"修改密码", "Change the password"};
inline constexpr Word own_password_note{"修改后，您在其他地方的登录立即失效。",
                                        "Wherever else you are signed in, that ends at once."};
inline constexpr Word own_password_changed{"密码已修改", "The password is changed"};
inline constexpr Word restored_title{"刚才填写的内容还在", "What you typed is still here"};
inline constexpr Word restored_lead{
    "登录过期时您正在提交这些内容。核对后继续提交，不用重新填写。",
    "Your sign-in ran out while you were submitting this. Check it and go on; nothing has to be typed again."};
inline constexpr Word restored_do{"继续提交", "Submit it now"};
inline constexpr Word restored_drop{"放弃这些内容", "Leave it"};

// Registering
inline constexpr Word register_title{"企业注册", "Register an enterprise"};
inline constexpr Word register_lead{
    "注册后可以自评、填报、签署和查询进度。一家企业注册一次。",
    "With an account you can assess, file, sign and follow your application. Once per enterprise."};
inline constexpr Word register_enterprise{"企业", "Enterprise"};
inline constexpr Word register_account{"经办人账号", "Account of the operator"};
inline constexpr Word register_account_note{"经办人先兼任签署人", "The operator signs as well at first"};
inline constexpr Word register_code{"统一社会信用代码", "Unified social credit code"};
inline constexpr Word register_code_help{
    "18 位，营业执照上的代码。多余的空格和全角字符会自动整理。",
    "18 characters, as on the business licence. Spaces and full-width characters are tidied."};
inline constexpr Word register_name{"企业名称", "Name of the enterprise"};
inline constexpr Word register_name_help{"与营业执照一致", "As on the business licence"};
inline constexpr Word register_unit{"所在区（市）县", "District"};
inline constexpr Word register_unit_help{"由它审核和推荐", "It reviews and recommends"};
inline constexpr Word register_person{"经办人姓名", "Your name"};
inline constexpr Word register_login_help{
    "以后用它登录，3–40 位字母、数字、点、横线或下划线",
    "You will sign in with it: 3–40 letters, digits, dots, dashes or underscores"};
inline constexpr Word register_password_help{"至少 10 个字符，不能与账号相同",
                                             "At least 10 characters, not the account name"};
inline constexpr Word register_do{"注册并登录", "Register and sign in"};
inline constexpr Word registered{"注册成功。现在可以开始自评。", "Registered. You can begin your self-assessment."};
inline constexpr Word register_have_account{"已经有账号？", "Have an account?"};
inline constexpr Word folded_code{"已整理为 {0}（去掉了空格和全角字符）",
                                  "Tidied to {0} (spaces and full-width characters removed)"};

// Notices
inline constexpr Word news_title{"公示公告", "Notices"};
inline constexpr Word news_lead{"申报通知、拟认定名单公示、认定文件，按发布时间排列。",
                                "Calls for applications, proposed lists and decisions, newest first."};
inline constexpr Word news_empty{"还没有公告", "No notice yet"};
inline constexpr Word news_empty_why{"批次开放、名单公示、文件印发时，公告会出现在这里。",
                                     "Notices appear when a round opens, a list is proposed or a decision is issued."};
inline constexpr Word news_open{"公示中·剩 {0} 个工作日", "Open, {0} working day(s) left"};
inline constexpr Word news_last_day{"公示中·今日期满", "Open, closes today"};
inline constexpr Word news_filing{"申报中·剩 {0} 个工作日", "Filing, {0} working day(s) left"};
inline constexpr Word news_filing_last_day{"申报中·今日截止", "Filing closes today"};
inline constexpr Word notice_period{"公示期", "Open to objections"};
inline constexpr Word notice_until{"{0} 24:00 止", "until {0}, 24:00"};
inline constexpr Word notice_day{"第 {0} 日，共 {1} 个工作日", "Day {0} of {1} working days"};
inline constexpr Word notice_over{"公示期已满（{0}）", "Closed on {0}"};
inline constexpr Word notice_begins{"{0}开始", "begins {0}"};
inline constexpr Word notice_revoked{"这份公示已经撤回", "This notice was withdrawn"};
inline constexpr Word notice_revoked_why{"撤回后名单不再公开；重新公示时会另行发布。",
                                         "The list is no longer public; a new notice will be published."};
inline constexpr Word notice_contact{"怎样提出异议", "How to object"};
inline constexpr Word notice_check{"核对本公示", "Check this notice"};
inline constexpr Word document_check_why{
    "正文与名单的校验值在发布时写入记录，此后任何改动都能被发现。",
    "The hash of text and list was recorded on publication; any later change would show."};

// Rounds
inline constexpr Word round_window{"申报期", "Filing"};
inline constexpr Word round_window_text{"{0}至{1} 24 时", "{0} to {1}, 24:00"};
inline constexpr Word round_measure{"适用办法", "Measure"};
inline constexpr Word round_state{"现处阶段", "Stage"};
inline constexpr Word round_no_notice{"申报通知还没有发布", "The notice is not published yet"};
inline constexpr Word round_apply{"登录填报", "Apply"};
inline constexpr Word round_acts{"可以办理", "What you may do"};
inline constexpr Word round_pinned{"批次锁定的办法版本", "Version of the measure pinned to this round"};

// Titles
inline constexpr Word titles_title{"称号查验", "Verify a title"};
inline constexpr Word titles_lead{"共 {0} 个称号，其中有效 {1} 个。", "{0} titles, {1} of them valid."};
inline constexpr Word title_search{"企业、场所或编号", "Enterprise, site or number"};
inline constexpr Word title_all_kinds{"全部称号", "All kinds"};
inline constexpr Word title_all_units{"全部区（市）县", "All districts"};
inline constexpr Word title_all_states{"全部状态", "All states"};
inline constexpr Word title_all_years{"全部批次", "All rounds"};
inline constexpr Word title_column_number{"编号", "Number"};
inline constexpr Word title_column_kind{"称号", "Title"};
inline constexpr Word title_column_holder{"企业与场所", "Enterprise and site"};
inline constexpr Word title_column_unit{"区（市）县", "District"};
inline constexpr Word title_column_state{"状态", "State"};
inline constexpr Word title_column_round{"批次", "Round"};
inline constexpr Word titles_none{"没有符合的称号", "No title matches"};
inline constexpr Word titles_none_why{"换一个说法再查，或者清除筛选条件。", "Try other words, or clear the filters."};
inline constexpr Word title_unknown{"没有编号为“{0}”的称号", "There is no title with the number \"{0}\""};
inline constexpr Word title_unknown_why{
    "请对照证书或者牌匾再核对一遍：字母 I 与数字 1、字母 O 与数字 0 容易看错。查不到的编号不是本市授予的称号。",
    "Compare it with the certificate or plaque once more: I and 1, O and 0 are easily mistaken. A number not found here is no title of this city."};
inline constexpr Word title_valid{"真实有效", "Genuine and valid"};
inline constexpr Word title_valid_below{"{0}的{1}，由{2}认定。与记录一致，截至 {3}。",
                                        "{1} of {0}, recognised by {2}. Agrees with the record as of {3}."};
inline constexpr Word title_upgraded{"称号已经升级", "This title was upgraded"};
inline constexpr Word title_upgraded_below{"车间升级为工厂后，原称号终结，不再使用。",
                                           "When a workshop becomes a factory its former title ends."};
inline constexpr Word title_revoked{"称号已经撤销", "This title was revoked"};
inline constexpr Word title_revoked_below{"撤销后不得继续使用名称、证书和牌匾。",
                                          "Its name, certificate and plaque may no longer be used."};
inline constexpr Word title_history{"称号经历", "History of the title"};
inline constexpr Word title_facts{"登记内容", "What is registered"};
inline constexpr Word title_enterprise{"企业", "Enterprise"};
inline constexpr Word title_code{"信用代码", "Credit code"};
inline constexpr Word title_site{"场所", "Site"};
inline constexpr Word title_document{"认定文件", "Decision"};
inline constexpr Word title_granted{"授予日期", "Granted"};
inline constexpr Word title_round{"批次", "Round"};
inline constexpr Word certificate_lacks_font{
    "证书还不能打印：已装的字体里没有“{0}”。请管理员装上含有这些字的字体。",
    "The certificate cannot be printed yet: no installed font has \"{0}\". The operator must add one that does."};
inline constexpr Word title_certificate{"下载证书（PDF）", "Download the certificate (PDF)"};
inline constexpr Word title_recognise{"兹认定", "We hereby recognise"};
inline constexpr Word title_recognise_as{"为成都市{0}（{1}）", "as {0} of Chengdu ({1})"};
inline constexpr Word title_how_to_check{"扫码或在验证页输入编号，可核对真伪与当前状态",
                                         "Scan the code or enter the number to check this title"};
inline constexpr Word title_code_leads{"验证 {0} 的二维码", "QR code that verifies {0}"};
inline constexpr Word title_place{"成都市", "Chengdu"};
inline constexpr Word title_certificate_label{"称号证书", "Certificate"};
inline constexpr Word title_verify_other{"再验证一个", "Verify another"};

// The measure
inline constexpr Word measure_title{"认定办法", "The measure"};
inline constexpr Word measure_lead{
    "用平实的话逐条转述办法，并列出由它写成的规则、假设与校验例。引用和执行以正式印发的文本为准。",
    "The measure article by article in plain words, with the rules, assumptions and tests made from it. The official text prevails."};
inline constexpr Word measure_contents{"目录", "Contents"};
inline constexpr Word measure_rules{"{0} 条规则", "{0} rules"};
inline constexpr Word measure_open{"{0} 项假设待确认", "{0} assumptions unconfirmed"};
inline constexpr Word measure_tests{"{0} 个校验例", "{0} tests"};
inline constexpr Word measure_tests_here{"校验例 {0} 个", "Tests: {0}"};
inline constexpr Word measure_source{"规则原文（FEEL）", "The rule itself (FEEL)"};
inline constexpr Word measure_rule{"规则", "Rule"};
inline constexpr Word measure_guard{"办理条件", "Condition of an act"};
inline constexpr Word measure_definition{"定义 {0}", "Definition {0}"};
inline constexpr Word measure_compute{"计算 {0}", "Computation {0}"};
inline constexpr Word measure_verdict{"结论怎样得出：{0}", "How the verdict is made: {0}"};
inline constexpr Word measure_letter{"文书模板 {0}", "Template {0}"};
inline constexpr Word measure_assumed{"假设（待{0}确认）", "Assumption (to be confirmed by {0})"};
inline constexpr Word measure_confirmed{"已由{0}确认：{1}", "Confirmed by {0}: {1}"};
inline constexpr Word measure_value{"取值", "Value"};
inline constexpr Word measure_why{"理由", "Why"};
inline constexpr Word measure_by_assumption{"按假设处理", "Rests on"};
inline constexpr Word measure_no_rule{"无需规则", "No rule needed"};
inline constexpr Word measure_clause{"条款", "Clause"};
inline constexpr Word measure_cell{"环节", "Item"};
inline constexpr Word measure_assumptions{"{0} 项假设", "{0} assumptions"};
inline constexpr Word measure_tested{"{0} 个校验例", "tests: {0}"};
inline constexpr Word measure_untested{"没有单独的校验例", "no test of its own"};
inline constexpr Word measure_state_open{"未确认", "open"};
inline constexpr Word measure_state_confirmed{"已确认", "confirmed"};
inline constexpr Word measure_all_tests_hold{"校验例全部通过", "all tests hold"};
inline constexpr Word measure_tests_failed{"{0} 个校验例未通过", "{0} tests fail"};
inline constexpr Word measure_issuer{"发布机关", "Issued by"};
inline constexpr Word measure_basis{"上位依据", "Under"};
inline constexpr Word measure_version{"版本", "Version"};
inline constexpr Word measure_not_in_force{
    "这不是现行版本。现行版本见“认定办法”，各版本之间的差异见“历次版本”。",
    "This is not the version in force. See the measure for that one, and its versions for what differs."};
inline constexpr Word measure_search_label{"在办法里找", "Find in the measure"};
inline constexpr Word measure_search_hint{"例如 联网率、近三年、G04", "A term, an article, an assumption"};
inline constexpr Word measure_found{"“{0}”出现在 {1} 处", "\"{0}\" stands in {1} places"};
inline constexpr Word measure_found_first{"“{0}”出现在 {1} 处，下面是前 {2} 处",
                                          "\"{0}\" stands in {1} places; the first {2} of them"};
inline constexpr Word measure_found_none{"办法里没有“{0}”", "The measure does not say \"{0}\""};
inline constexpr Word measure_found_none_why{"换一个词试试：用办法里的说法，或者只写其中两个字。",
                                             "Try another term, or a part of it."};
inline constexpr Word measure_all_open{"全部待确认的假设", "All open assumptions"};
inline constexpr Word official_label{"原文", "As issued"};
inline constexpr Word official_whole{"展开这一部分的原文", "Read this part as issued"};
inline constexpr Word official_opening{"文首", "Opening"};
inline constexpr Word official_rest{"没有对应条目的原文", "Issued wording without an article here"};
inline constexpr Word official_rest_why{
    "下面各部分在上面没有相同位置的条目，照录在此，一字不少。",
    "These parts have no article of the same place above; they stand here in full."};
inline constexpr Word official_attached{"原文取自《{0}》，{1}附上", "Official text: {0}, attached {1}"};
inline constexpr Word official_none{"尚未附上印发的原文", "The official text is not attached yet"};
inline constexpr Word official_attach{"附上原文", "Attach the official text"};
inline constexpr Word official_replace{"更换原文", "Replace the official text"};
inline constexpr Word official_title{"附上办法原文", "Attach the official text"};
inline constexpr Word official_lead{
    "选择印发文本的纯文本文件（.txt，UTF-8 编码）。系统按“第几条”和“附件”拆开，逐条显示在办法旁边。原文只供对照，不参与核对，也不改变办法的版本校验值。",
    "Choose the plain text (.txt, UTF-8) of the issued measure. It is cut at its headings and shown beside the articles. "
    "It is there to be read: nothing is decided by it, and the hash of the version stays."};
inline constexpr Word official_file{"原文文件", "The text file"};
inline constexpr Word official_file_help{"不超过 {0} KB。Word 或 PDF 请先另存为纯文本。",
                                         "At most {0} KB; save Word or PDF as plain text first."};
inline constexpr Word official_for{"附在这一版本", "For this version"};
inline constexpr Word official_now{"现在附的", "Attached now"};
inline constexpr Word official_now_value{"《{0}》，{1}于 {2}附上", "{0}, by {1} on {2}"};
inline constexpr Word official_no_file{"请选择一个文件", "Please choose a file"};
inline constexpr Word official_done{"已附上《{0}》：{1} 条、{2} 项，{3} 个部分没有对应条目",
                                    "Attached {0}: {1} articles, {2} items; {3} parts without an article"};
inline constexpr Word measure_demand{"要求", "Demand"};
inline constexpr Word measure_variant{"适用", "Applies to"};

// Documents
inline constexpr Word document_pdf{"下载 PDF", "Download PDF"};
inline constexpr Word document_cites{"引用的条款", "Articles cited"};
inline constexpr Word document_hash{"内容校验值", "Content hash"};
inline constexpr Word document_made{"生成时间", "Made at"};
inline constexpr Word document_kind{"文书", "Document"};
inline constexpr Word document_of{"所属事项", "Belongs to"};
inline constexpr Word document_basis{"依据：{0}", "Basis: {0}"};
inline constexpr Word document_attachment{"附件", "Attachment"};
inline constexpr Word document_attachment_line{"附件：{0}", "Attachment: {0}"};

}  // namespace zj::words
