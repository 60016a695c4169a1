#pragma once
// Phrases of the room files: what people are told about a file they send.

#include "words/words.h"

namespace zj::words {

// What may be sent.
inline constexpr Word file_empty{"这个文件是空的，请检查后重新上传",
                                 "This file is empty; please check it and upload it again"};
inline constexpr Word file_without_extension{"文件名没有后缀。可以上传：{0}",
                                             "The file name has no extension. Accepted: {0}"};
inline constexpr Word file_extension_refused{"不能上传 .{0} 文件。可以上传：{1}",
                                             "Files of type .{0} cannot be uploaded. Accepted: {1}"};
inline constexpr Word file_mistyped{
    "文件名以 .{0} 结尾，内容却是 .{1} 文件。请改正后缀，或选对文件后重新上传",
    "The name ends in .{0} but the content is that of a .{1} file. Correct the name, or choose "
    "the right file, and upload it again"};
inline constexpr Word file_unrecognised{
    "文件名以 .{0} 结尾，内容却不是这种文件，可能已经损坏。请能正常打开后重新上传",
    "The name ends in .{0} but the content is not of that kind; the file may be damaged. "
    "Make sure that it opens, then upload it again"};
inline constexpr Word file_encrypted{
    "这个 .{0} 文件加了打开密码。请去掉密码后重新上传",
    "This .{0} file is protected by a password. Remove the password and upload it again"};
inline constexpr Word file_changed{"文件没有完整传到。请重新上传",
                                   "The file did not arrive whole. Please upload it again"};

// The store.
inline constexpr Word file_missing{"没有找到这个文件", "This file was not found"};
inline constexpr Word file_damaged{
    "保存的文件已经损坏，请联系管理员从备份恢复",
    "The stored file is damaged; please ask the administrator to restore it from a backup"};
inline constexpr Word files_full{
    "存储空间已满，文件没有保存。请稍后再试，或联系管理员",
    "Storage is full and the file was not kept. Please try again later or tell the administrator"};
inline constexpr Word files_failing{"存储暂时不可用，请稍后再试（{0}）",
                                    "Storage does not work at the moment; please try again later ({0})"};

}  // namespace zj::words
