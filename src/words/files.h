#pragma once

#include "words/words.h"

namespace zj::words {

inline constexpr Word store_failed{"佐证文件暂时无法保存（{0}），请稍后再试；已填写的内容不受影响", "The file cannot be stored now ({0}); please try again. What you typed is safe."};
inline constexpr Word store_hash_form{"校验值应为 64 位十六进制字符", "A hash has 64 hexadecimal characters"};
inline constexpr Word store_hash_differs{"文件内容与校验值不一致，可能在传输中损坏，请重新上传", "The content does not match its hash; please upload again"};
inline constexpr Word store_absent{"没有找到这份文件", "This file was not found"};
inline constexpr Word evidence_type{"“{0}”不是可以作为佐证的文件类型。请上传 PDF、图片、Word、Excel、文本、压缩包或视频（mp4）",
                                    "“{0}” is not a type accepted as evidence. Upload PDF, pictures, Word, Excel, text, archives or video (mp4)"};
inline constexpr Word evidence_mismatch{"“{0}”的内容与扩展名不符：它是 .{1} 文件。请改正文件名或重新导出后上传", "“{0}” does not hold what its name says: it is a .{1} file. Rename or export it again"};

}  // namespace zj::words
