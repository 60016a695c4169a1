#pragma once
// Phrases of the room http: what a refused request is told.

#include "words/words.h"

namespace zj::words {

inline constexpr Word http_malformed{"请求格式有误，服务器无法读取", "The request is malformed and cannot be read"};
inline constexpr Word http_bad_target{"网址有误，请检查链接是否完整",
                                      "The address is malformed; check that the link is complete"};
inline constexpr Word http_bad_host{"请求中的主机名缺失、重复或有误",
                                    "The Host of the request is missing, repeated or malformed"};
inline constexpr Word http_foreign_host{"本服务器不提供“{0}”的网页", "This server does not serve “{0}”"};
inline constexpr Word http_bad_forwarding{"代理服务器传来的信息有误",
                                          "What the proxy said about the request is malformed"};
inline constexpr Word http_foreign_page{"这个请求来自其他网站的页面，为了您的安全没有执行",
                                        "The request was made by a page of another site and was not carried out"};
inline constexpr Word http_not_found{"没有找到这个页面", "There is no such page"};
inline constexpr Word http_forbidden{"这个操作没有被允许", "This is not allowed"};
inline constexpr Word http_method{"这个网址不接受 {0} 请求", "This address does not accept {0} requests"};
inline constexpr Word http_unknown_method{"服务器不认识 {0} 请求", "The server does not know the method {0}"};
inline constexpr Word http_slow{"等待请求内容超时，请检查网络后重试",
                                "The request took too long to arrive; check the network and try again"};
inline constexpr Word http_too_large{"提交的内容超过了上限 {0}", "What was sent exceeds the limit of {0}"};
inline constexpr Word http_head_too_large{"请求头过长，请清除浏览器中本站的 Cookie 后重试",
                                          "The request header is too long; clear this site's cookies and try again"};
inline constexpr Word http_body_unexpected{"查询请求不应带有内容", "A request that only reads must have no body"};
inline constexpr Word http_compressed_body{"不接受压缩过的内容，请直接提交",
                                           "Compressed content is not accepted; send it as it is"};
inline constexpr Word http_bad_form{"表单内容有误，应为 UTF-8 编码",
                                    "The form is malformed; it must be encoded in UTF-8"};
inline constexpr Word http_bad_multipart{"上传的表单不完整或格式有误，请重新上传",
                                         "The uploaded form is incomplete or malformed; send it again"};
inline constexpr Word http_too_many_parts{"一次最多提交 {0} 项，请分几次上传",
                                          "At most {0} items can be sent at once; send them in several turns"};
inline constexpr Word http_no_files{"这里不接受文件", "No files are accepted here"};
inline constexpr Word http_expectation{"不支持 Expect: {0}", "Expect: {0} is not supported"};
inline constexpr Word http_coding{"不支持这种传输编码", "This transfer coding is not supported"};
inline constexpr Word http_version{"只支持 HTTP/1.0 和 HTTP/1.1", "Only HTTP/1.0 and HTTP/1.1 are supported"};
inline constexpr Word http_busy{"服务器正忙，请几秒钟后重试", "The server is busy; try again in a few seconds"};
inline constexpr Word http_disk_full{"服务器的存储空间不足，文件没有保存，请稍后重试",
                                     "The server is out of storage and the file was not kept; try again later"};
inline constexpr Word http_broken{"服务器出错了，已记入日志；请稍后重试",
                                  "Something went wrong here and has been logged; try again later"};

// Starting the server.
inline constexpr Word http_cannot_listen{"无法在 {0} 端口 {1} 上监听：{2}", "Cannot listen on {0} port {1}: {2}"};
inline constexpr Word http_bad_address{"“{0}”不是 IP 地址", "“{0}” is not an IP address"};
inline constexpr Word http_bad_certificate{"证书或私钥“{0}”无法使用：{1}",
                                           "The certificate or key “{0}” cannot be used: {1}"};
inline constexpr Word http_no_spool{"无法使用上传暂存目录“{0}”：{1}",
                                    "The folder for uploads “{0}” cannot be used: {1}"};

}  // namespace zj::words
