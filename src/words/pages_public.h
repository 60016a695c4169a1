#pragma once
// Words of the public portal.

#include "words/words.h"

namespace zj::words {

inline constexpr Word portal_title{"智能工厂与数字化车间认定", "Recognition of smart factories and digital workshops"};
inline constexpr Word portal_lead{"按《{0}》公开办理：条件、名单、称号，人人可查。", "Done in the open under {0}: conditions, lists and titles can be checked by anyone."};
inline constexpr Word portal_rounds{"申报批次", "Rounds"};
inline constexpr Word portal_no_round{"目前没有开放的批次", "No round is open now"};
inline constexpr Word portal_no_round_why{"新批次开放时，申报通知会发布在这里。", "When a round opens, its notice appears here."};
inline constexpr Word portal_notices{"公示公告", "Notices"};
inline constexpr Word portal_no_notice{"还没有公示", "No notice yet"};
inline constexpr Word portal_titles{"最近授予的称号", "Titles granted lately"};
inline constexpr Word portal_verify{"查验称号", "Verify a title"};
inline constexpr Word portal_verify_help{"输入证书或者牌匾上的编号，例如 CD-ZNGC-2026-0001", "The number on the certificate or plaque, e.g. CD-ZNGC-2026-0001"};
inline constexpr Word portal_verify_do{"查验", "Verify"};
inline constexpr Word portal_apply{"企业登录申报", "Apply"};
inline constexpr Word portal_register{"企业注册", "Register an enterprise"};
inline constexpr Word sign_in_title{"登录", "Sign in"};
inline constexpr Word sign_in_login{"账号", "Account"};
inline constexpr Word sign_in_password{"密码", "Password"};
inline constexpr Word sign_in_do{"登录", "Sign in"};
inline constexpr Word sign_in_no_account{"企业还没有账号？", "No account yet?"};
inline constexpr Word register_title{"企业注册", "Register an enterprise"};
inline constexpr Word register_code{"统一社会信用代码", "Unified social credit code"};
inline constexpr Word register_code_help{"18 位，营业执照上的代码。全角字符和空格会自动去掉。", "18 characters, as on the business licence. Full-width characters and spaces are tidied."};
inline constexpr Word register_name{"企业名称", "Name of the enterprise"};
inline constexpr Word register_unit{"所在区（市）县（推荐单位）", "District (recommending unit)"};
inline constexpr Word register_person{"经办人姓名", "Your name"};
inline constexpr Word register_login_help{"以后用它登录，3–40 位字母、数字、点、横线或下划线", "You will sign in with it: 3–40 letters, digits, dots, dashes or underscores"};
inline constexpr Word register_password_help{"至少 10 个字符", "At least 10 characters"};
inline constexpr Word register_do{"注册", "Register"};
inline constexpr Word registered{"注册成功，请登录。", "Registered. Please sign in."};
inline constexpr Word folded_code{"已按 {0} 检查（去掉了空格和全角字符）", "Checked as {0} (spaces and full-width characters removed)"};
inline constexpr Word notices_title{"公示公告", "Notices"};
inline constexpr Word notice_until{"公示期至 {0} 24 时", "Open until {0}, 24:00"};
inline constexpr Word notice_over{"公示期已满（{0}）", "Closed on {0}"};
inline constexpr Word titles_title{"称号查验", "Verify a title"};
inline constexpr Word title_search{"编号、企业或者工厂、车间的名称", "Number, enterprise, factory or workshop"};
inline constexpr Word title_column_number{"编号", "Number"};
inline constexpr Word title_column_kind{"称号", "Title"};
inline constexpr Word title_column_holder{"企业与场所", "Enterprise and site"};
inline constexpr Word title_column_unit{"区（市）县", "District"};
inline constexpr Word title_column_state{"状态", "State"};
inline constexpr Word title_column_date{"授予日期", "Granted"};
inline constexpr Word title_none{"没有这个称号", "No such title"};
inline constexpr Word title_none_why{"请核对编号；证书上的编号以 CD-ZNGC 或 CD-SZCJ 开头。查不到的编号不是本市授予的称号。",
                                     "Check the number; it begins with CD-ZNGC or CD-SZCJ. A number not found here is no title of this city."};
inline constexpr Word title_valid{"真实有效", "Genuine and valid"};
inline constexpr Word title_valid_below{"{0}由{1}认定，记录与证书一致。", "{0} was recognised by {1}; the record agrees with the certificate."};
inline constexpr Word title_not_valid{"这个称号目前不是有效状态：{0}", "This title is not valid now: {0}"};
inline constexpr Word title_certificate{"下载证书（PDF）", "Download the certificate (PDF)"};
inline constexpr Word title_document{"认定文件", "Recognition document"};
inline constexpr Word title_history{"沿革", "History"};
inline constexpr Word title_code{"统一社会信用代码", "Credit code"};
inline constexpr Word round_notice{"申报通知", "Notice"};
inline constexpr Word round_window{"申报期", "Window"};
inline constexpr Word round_measure{"适用办法（版本校验值）", "Measure (hash of the pinned version)"};
inline constexpr Word measure_title{"办法", "The measure"};
inline constexpr Word measure_lead{"本页用平实的话转述办法，并列出由它写成的规则、假设与校验例。引用和执行以正式印发的文本为准。",
                                   "The measure in plain words, with the rules, assumptions and tests made from it. The official text prevails."};
inline constexpr Word measure_assumed{"假设（待确认）", "Assumption (unconfirmed)"};
inline constexpr Word measure_confirm_by{"由{0}确认", "to be confirmed by {0}"};
inline constexpr Word document_hash{"内容校验值 {0}", "Content hash {0}"};
inline constexpr Word document_pdf{"下载 PDF", "Download PDF"};

}  // namespace zj::words
