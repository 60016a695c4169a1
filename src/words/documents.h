#pragma once
// Fixed labels of certificates and official letters, and what is said when a document cannot be made.

#include "words/words.h"

namespace zj::words {

// Certificate
inline constexpr Word certificate_hereby{"兹认定", "This is to certify that"};
inline constexpr Word certificate_grants{"为{0}（{1}年度）", "is recognised as {0} ({1})"};
inline constexpr Word certificate_credit_code{"统一社会信用代码", "Unified social credit code"};
inline constexpr Word certificate_district{"所在区（市）县", "District"};
inline constexpr Word certificate_number{"编号", "No."};
inline constexpr Word certificate_decision{"认定文件", "Decision"};
inline constexpr Word certificate_decided_on{"{0}（{1}）", "{0} ({1})"};
inline constexpr Word certificate_measure{"认定依据", "Under"};
inline constexpr Word certificate_measure_hash{"办法指纹", "Fingerprint"};
inline constexpr Word certificate_reference{"存证", "Record"};
inline constexpr Word certificate_check{"扫码核对真伪与当前状态", "Scan to check this title and its present state"};

// Official letter
inline constexpr Word letter_attachment{"附件", "Attachment"};
inline constexpr Word letter_attachment_list{"附件：", "Attachments: "};
inline constexpr Word letter_colon{"：", ":"};
inline constexpr Word letter_basis{"（依据：{0}）", "(Basis: {0})"};
inline constexpr Word letter_note{"（{0}）", "({0})"};
inline constexpr Word letter_copies{"抄送：", "Copies: "};
inline constexpr Word letter_issued{"{0}印发", "Issued {0}"};
inline constexpr Word letter_page{"— {0} —", "— {0} —"};
inline constexpr Word letter_check{"扫码核对本文", "Scan to check this document"};

// When a document cannot be made
inline constexpr Word documents_no_font{
    "服务器缺少文书字体 {0}，请安装软件包 fonts-noto-cjk 或检查字体设置",
    "The font {0} for documents is missing: install the package fonts-noto-cjk, or check the fonts that are set"};
inline constexpr Word documents_drawing_failed{"文书未能生成：{0}", "The document could not be drawn: {0}"};
inline constexpr Word documents_qr_empty{"二维码内容为空", "There is nothing to put into the QR code"};
inline constexpr Word documents_qr_too_long{"二维码内容为 {0} 字节，超过上限 {1} 字节",
                                            "{0} bytes are too many for a QR code (at most {1})"};
inline constexpr Word documents_field_empty{"此项不能为空", "This must not be empty"};
inline constexpr Word documents_no_columns{"表格没有列", "The table has no columns"};
inline constexpr Word documents_column_share{"列宽应大于 0", "A column's share of the width must be above 0"};
inline constexpr Word documents_row_cells{"本行有 {0} 格，应为 {1} 格", "This row has {0} cells; {1} were expected"};
inline constexpr Word documents_heading_level{"标题级别为 {0}，应为 0（正文）至 4",
                                              "Heading level is {0}; expected 0 (body) to 4"};

}  // namespace zj::words
