#include "html/check.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace zj::html {
namespace {

// The problems of a fragment as one line, so that a failure shows them.
std::string found(std::string_view markup) {
  std::string all;
  for (const std::string& problem : problems(markup, false)) all += (all.empty() ? "" : "; ") + problem;
  return all;
}

TEST(Problems, NoneInSoundMarkup) {
  EXPECT_EQ(found("<p>a &amp; b<br><b>c</b></p><svg aria-hidden=\"true\"><rect x=\"1\"/></svg>"
                  "<label for=\"x\">l</label><input id=\"x\" checked><textarea aria-label=\"a\"> <b> </textarea>"),
            "");
}

TEST(Problems, TagsThatDoNotBalance) {
  EXPECT_EQ(found("<p><b>x</p></b>"), "</p> ends <b>; never closed: <p>");
  EXPECT_EQ(found("<div id=\"a\">"), "never closed: <div id=\"a\">");
  EXPECT_EQ(found("</p>"), "</p> ends nothing");
}

TEST(Problems, PlacesWhereABrowserWouldRearrange) {
  EXPECT_EQ(found("<p><div></div></p>"), "<div> would end the p it stands in");
  EXPECT_EQ(found("<form><form></form></form>"), "a form in a form: <form>");
  EXPECT_EQ(found("<tr></tr>"), "outside a table: <tr>");
  EXPECT_EQ(found("<a href=\"/\"><button>x</button></a>"), "a link or button holds another control: <button>");
  EXPECT_EQ(found("<ul><p></p></ul>"), "directly in a list: <p>");
}

TEST(Problems, AttributesThatAreNotWhatTheySeem) {
  EXPECT_EQ(found("<b class=x></b>").substr(0, 26), "unquoted attribute class i");
  EXPECT_EQ(found("<b class=\"a\" class=\"b\"></b>"), "doubled attribute class in <b class=\"a\">");
  EXPECT_EQ(found("<b id=\"a\"></b><i id=\"a\"></i>"), "id is not unique: <i id=\"a\">");
}

TEST(Problems, ReferencesThatLeadNowhere) {
  EXPECT_EQ(found("<a href=\"#x\">x</a>"), "no element has the id \"x\" that is referred to by <a href=\"#x\">");
  EXPECT_EQ(found("<a href=\"#%E5%8C%BA\">x</a><b id=\"区\"></b><a href=\"#\">y</a>"), "");
  EXPECT_EQ(found("<b aria-describedby=\"h e\"></b><i id=\"h\"></i>"),
            "no element has the id \"e\" that is referred to by <b>");
  EXPECT_EQ(found("<input aria-label=\"a\" form=\"f\">"), "no form has the id \"f\" that is named by <input>");
}

TEST(Problems, ControlsWithoutALabel) {
  EXPECT_EQ(found("<input name=\"a\">"), "a control without a label: <input name=\"a\">");
  EXPECT_EQ(found("<input type=\"hidden\"><label><input>x</label><select aria-label=\"s\"></select>"), "");
}

TEST(Problems, WhatThePolicyForbids) {
  EXPECT_EQ(found("<b style=\"color:red\"></b>"), "inline style: <b>");
  EXPECT_EQ(found("<b onclick=\"x\"></b>"), "event attribute onclick: <b>");
  EXPECT_EQ(found("<script>x</script>"), "inline script");
  EXPECT_EQ(found("<script type=\"application/json\">{\"a\":\"<\"}</script>"), "");
  EXPECT_EQ(found("<a href=\"javascript:x\">x</a>"), "script address: <a href=\"javascript:x\">");
}

TEST(Problems, OfWholePages) {
  EXPECT_EQ(problems("<!doctype html>\n<html lang=\"en\"><head><title>x</title></head><body><h1>x</h1></body></html>"),
            std::vector<std::string>{});
  EXPECT_EQ(problems("<html></html>").size(), 3u);
}

}  // namespace
}  // namespace zj::html
