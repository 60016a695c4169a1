// What must not compile. Every line marked `refused` is an error with these words, and no other line is: see
// tests/refuses.sh.
#include "html/html.h"

#include <string>

using namespace zj::html;

void accepted(const std::string& from_user, const char* pointer) {
  element("td", attr("data-label", from_user), from_user, pointer, flag("hidden"), attr("colspan", 2));
  static constexpr char constant[] = "aria-label";
  p(attr(constant, from_user));
}

void names_from_outside(const std::string& from_user, const char* pointer) {
  element(from_user.c_str(), "x");  // refused: could not convert|no matching function
  p(attr(pointer, "x"));            // refused: could not convert|no matching function
  p(flag(from_user));               // refused: could not convert|no matching function
}

void names_that_are_none() {
  element("td onclick=x", "x");  // refused: not a constant expression
  p(attr("on click", "x"));      // refused: not a constant expression
  p(attr("a>b", "x"));           // refused: not a constant expression
}

void values_that_are_no_text(const std::string& from_user) {
  Html html = from_user;       // refused: conversion from
  p(3.14);                     // refused: no matching function
  p(true);                     // refused: no matching function
  p('x');                      // refused: no matching function
  p(attr("aria-busy", true));  // refused: no matching function
  p(attr("width", 68.22));     // refused: no matching function
}

void parts_where_they_have_no_place() {
  group(cls("x"));           // refused: no matching function
  input("x");                // refused: no matching function
  shape("rect", text("x"));  // refused: no matching function
}
