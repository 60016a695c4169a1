#include "cli/program.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace zj::cli {
namespace {

struct Outcome {
  int exit;
  std::string out;
  std::string err;
};

Outcome call(std::vector<std::string> words, std::string_view locale = "") {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};
  const int exit = run(words, locale, streams);
  return {exit, out.str(), err.str()};
}

TEST(Program, EveryCommandExplainsItselfInBothLanguages) {
  std::set<std::string_view> names;
  for (const Command* command : commands()) {
    EXPECT_TRUE(names.insert(command->name).second) << command->name << " is there twice";
    for (const char* lang : {"zh", "en"}) {
      std::vector<std::string> words;
      std::istringstream name{std::string(command->name)};
      for (std::string word; name >> word;) words.push_back(word);
      words.insert(words.end(), {"--help", "--lang", lang});
      const Outcome help = call(words);
      EXPECT_EQ(help.exit, 0);
      EXPECT_EQ(help.err, "");
      EXPECT_TRUE(help.out.starts_with("zhijian " + std::string(command->name)));
      for (const Option& option : command->options)
        EXPECT_NE(help.out.find("  --" + std::string(option.name)), help.out.npos);
      EXPECT_NE(call({"--help", "--lang", lang}).out.find("\n  " + std::string(command->name) + " "),
                std::string::npos);
    }
  }
}

TEST(Program, SpeaksTheLanguageOfTheLocale) {
  EXPECT_TRUE(call({}, "").err.starts_with("请写明命令"));
  EXPECT_TRUE(call({}, "C.UTF-8").err.starts_with("请写明命令"));
  EXPECT_TRUE(call({}, "zh_CN.UTF-8").err.starts_with("请写明命令"));
  EXPECT_TRUE(call({}, "en_GB.UTF-8").err.starts_with("a command is needed"));
  EXPECT_TRUE(call({"--lang", "zh"}, "en_GB.UTF-8").err.starts_with("请写明命令"));
  EXPECT_TRUE(call({"nothing", "--lang=en"}, "").err.starts_with("there is no command"));
}

TEST(Program, TellsItsVersion) {
  const Outcome version = call({"--version"});
  EXPECT_EQ(version.exit, 0);
  EXPECT_TRUE(version.out.starts_with("zhijian "));
}

TEST(Program, SaysWhenTheOutputCannotBeWritten) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  Streams streams{in, out, err};
  EXPECT_EQ(run(std::vector<std::string>{"--version"}, "", streams), Exit::unknown);
  EXPECT_NE(err.str(), "");
}

// A command that is none of the program's, to see what its function is given.
constexpr Option test_options[] = {json_option, {"measure", "DIR", {"目录", "folder"}}};
constexpr Command test_command{"test", "FILE…", 1, 2, test_options, {"", ""}, {"", ""}, nullptr};

std::string refusal(std::vector<std::string> words) {
  const Result<Arguments> arguments = parse_arguments(test_command, words, Lang::en);
  return arguments ? "accepted" : arguments.error().at + ": " + arguments.error().said.in(Lang::en);
}

TEST(Arguments, AreReadInAnyOrder) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"a", "-", "--json", "--measure", "m"},
                                             {"--measure=m", "a", "--json", "-"},
                                             {"--json", "--measure=m", "--", "a", "-"}}) {
    const Result<Arguments> arguments = parse_arguments(test_command, words, Lang::en);
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->operands(), (std::vector<std::string>{"a", "-"}));
    EXPECT_TRUE(arguments->has("json"));
    EXPECT_EQ(arguments->value("measure"), "m");
    EXPECT_FALSE(arguments->has("lang"));
    EXPECT_EQ(arguments->value("lang"), std::nullopt);
  }
}

TEST(Arguments, KeepNegativeNumbersAndWhatFollowsTwoDashes) {
  const std::vector<std::string> words{"-12", "--", "--json"};
  const Result<Arguments> arguments = parse_arguments(test_command, words, Lang::en);
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->operands(), (std::vector<std::string>{"-12", "--json"}));
  EXPECT_FALSE(arguments->has("json"));
  EXPECT_EQ(parse_arguments(test_command, std::vector<std::string>{"a", "--measure="}, Lang::en)->value("measure"), "");
}

TEST(Arguments, AreRefusedWithTheReason) {
  EXPECT_EQ(refusal({"a", "--mesure", "m"}), "--mesure: there is no such option; did you mean --measure?");
  EXPECT_EQ(refusal({"a", "--whatever"}), "--whatever: there is no such option; zhijian test --help lists them");
  EXPECT_EQ(refusal({"a", "-json"}), "-json: there is no such option; did you mean --json?");
  EXPECT_EQ(refusal({"a", "---"}), "---: there is no such option; zhijian test --help lists them");
  EXPECT_EQ(refusal({"a", "--measure"}), "--measure: must be followed by DIR");
  EXPECT_EQ(refusal({"a", "--measure", "--json"}), "--measure: must be followed by DIR");
  EXPECT_EQ(refusal({"a", "--json=yes"}), "--json: takes no value");
  EXPECT_EQ(refusal({"a", "--json", "--json"}), "--json: may be given once only");
  EXPECT_EQ(refusal({"a", "--lang", "fr"}), "--lang: must be zh|en, not “fr”");
  EXPECT_EQ(refusal({}), ": wrong number of arguments; usage: zhijian test FILE… [OPTIONS]");
  EXPECT_EQ(refusal({"a", "b", "c"}), ": wrong number of arguments; usage: zhijian test FILE… [OPTIONS]");
  EXPECT_EQ(refusal({"a", "b"}), "accepted");
}

TEST(Report, NamesThePlaceAndPrintsJsonWhenAsked) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Streams streams{in, out, err};
  const Error error{Trouble::bad_input, say(Word{"应为日期", "must be a date"}), "企业.名称"};
  EXPECT_EQ(report(error, Lang::en, true, streams), Exit::bad_usage);
  EXPECT_EQ(err.str(), "企业.名称: must be a date\n");
  EXPECT_EQ(out.str(), "{\"error\":{\"path\":\"企业.名称\",\"message\":\"must be a date\"}}\n");
}

}  // namespace
}  // namespace zj::cli
