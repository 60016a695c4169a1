#include "exchange/dmn.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "exchange/item_types.h"
#include "exchange/standard.h"
#include "exchange/vocabulary.h"
#include "exchange/xml.h"
#include "feel/print.h"
#include "words/exchange.h"

namespace zj::exchange {
namespace {

using measure::Article;
using measure::Fact;
using measure::Measure;
using measure::Rule;
using measure::VerdictRule;

// What an element of the model is drawn from, beside its name.
struct Drawn {
  TermId term = 0;
  std::string id;
  std::string label;
  std::string description;
  std::string type;  // empty: anything
  StandardText standard;
  std::vector<std::string> authorities;  // ids
  feel::Value rows;                      // of a table
  std::vector<feel::Name> columns;
};

// The columns of a value that can be shown as a table: a list of contexts. Empty for every other.
std::vector<feel::Name> columns_of(const feel::Value& value) {
  std::vector<feel::Name> columns;
  if (!value.is_list()) return columns;
  for (const feel::Value& row : value.items()) {
    if (!row.is_context()) return {};
    for (const feel::Entry& cell : row.entries()) {
      if (!is_plain_name(cell.name.text())) return {};
      if (std::ranges::find(columns, cell.name) == columns.end()) columns.push_back(cell.name);
    }
  }
  return columns;
}

bool is_xml_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}

// Ids of elements: after those of the measure where these are plain, else numbered.
class Ids {
 public:
  std::string make(const std::string& kind, std::string_view own = {}) {
    std::string id = kind + "." + std::string(own);
    while (own.empty() || !is_xml_name(own) || used_.contains(id)) {
      id = kind + "." + std::to_string(++counts_[kind]);
      if (!used_.contains(id)) break;
    }
    used_.insert(id);
    return id;
  }

 private:
  std::set<std::string> used_;
  std::map<std::string, int> counts_;
};

class Modeller {
 public:
  Modeller(const Measure& measure, const DmnOptions& options)
      : measure_(measure),
        options_(options),
        vocabulary_(measure),
        standard_(measure, vocabulary_),
        types_(vocabulary_) {}

  DmnModel run() {
    verdict_type_ = types_.choice("t结论", {"met", "unmet", "unknown", "not_applicable"});
    note_articles();
    draw_inputs();
    draw_constants();
    draw_derived();
    draw_rates();
    for (const Rule& rule : measure_.rules()) {
      if (rule.document == &measure_.dossier()) draw_rule(rule);
    }
    draw_verdicts();
    draw_functions();
    return {write(), std::move(differences_)};
  }

 private:
  // ---- articles and assumptions

  void note_articles() {
    for (const Article& article : measure_.articles()) {
      article_ids_.push_back(ids_.make("article", article.id));
      for (const measure::Part& part : article.parts) {
        if (part.kind == measure::Part::Kind::definition) articles_by_name_[part.name] = article_ids_.size() - 1;
      }
    }
    for (const measure::Assumption& assumption : measure_.assumptions()) {
      assumption_ids_[assumption.id] = ids_.make("assumption", assumption.id);
      for (const measure::Assumption::Value& value : assumption.values) assumptions_by_name_[value.name] = &assumption;
    }
  }

  // What a name of the measure rests on.
  std::vector<std::string> authorities_of(const std::string& name) const {
    if (const auto found = assumptions_by_name_.find(name); found != assumptions_by_name_.end())
      return {assumption_ids_.at(found->second->id)};
    if (const auto found = articles_by_name_.find(name); found != articles_by_name_.end())
      return {article_ids_[found->second]};
    if (const measure::DataTable* table = measure_.table(name)) return {article_ids_[table->article]};
    return {};
  }

  // ---- elements

  Drawn& draw(TermId term, std::string id) {
    drawn_.push_back({});
    drawn_.back().term = term;
    drawn_.back().id = std::move(id);
    id_of_[term] = drawn_.back().id;
    return drawn_.back();
  }

  void draw_inputs() {
    for (const measure::Key& key : measure_.dossier().glossary.root().keys) {
      const TermId term = vocabulary_.input(key);
      Drawn& input = draw(term, ids_.make("input"));
      if (vocabulary_[term].name != key.name) input.label = key.name;
      if (key.fact) input.description = key.fact->help;
      input.type = types_.of(key);
    }
  }

  void draw_constants() {
    for (const Vocabulary::Constant& constant : vocabulary_.constants()) {
      if (vocabulary_[constant.term].kind == Term::Kind::function) continue;
      Drawn& decision = draw(constant.term, ids_.make("value"));
      decision.authorities = authorities_of(constant.name);
      decision.type = types_.of(feel::Type::of(constant.value));
      decision.standard.text = feel::to_literal(constant.value);
      decision.rows = constant.value;
      decision.columns = columns_of(constant.value);
    }
  }

  void draw_derived() {
    for (const measure::Derived& derived : measure_.derived()) {
      if (derived.document != &measure_.dossier()) continue;
      Drawn& decision = draw(*vocabulary_.derived(derived.slot), ids_.make("definition"));
      decision.authorities = authorities_of(derived.name);
      if (derived.value) decision.type = types_.of(derived.value->type());
      decision.standard = standard_.derived(derived.slot);
      if (derived.value) decision.description = in_the_measure(derived.value->source());
    }
  }

  void draw_rates() {
    for (const Fact& fact : measure_.dossier().glossary.facts()) {
      if (fact.type != measure::FactType::quotient || fact.is_field) continue;
      Drawn& decision = draw(vocabulary_.quotient(fact), ids_.make("rate"));
      decision.description = fact.help;
      decision.type = "number";
      decision.standard = standard_.quotient(fact);
    }
  }

  void draw_rule(const Rule& rule) {
    const Article& article = measure_.articles()[rule.article];
    std::vector<std::string> authorities{article_ids_[rule.article]};
    for (const std::string& id : rule.assumptions) {
      if (const auto found = assumption_ids_.find(id); found != assumption_ids_.end())
        authorities.push_back(found->second);
    }
    const auto draw_part = [&](const char* suffix, Word what, const std::optional<feel::Expression>& expression) {
      const TermId term = vocabulary_.add(Term::Kind::decision, rule.id + "_" + std::string(what.zh));
      Drawn& part = draw(term, ids_.make("rule", rule.id + suffix));
      part.label = rule.id + " " + std::string(what.in(options_.lang));
      part.description = in_the_measure(expression->source());
      part.type = "boolean";
      part.standard = standard_.expression(*expression);
      part.authorities = authorities;
      return term;
    };
    // Asked for true and for false, never for null: what is neither is unknown, also to readers that keep errors apart.
    const TermId own = vocabulary_.add(Term::Kind::decision, rule.id);
    StandardText verdict{"\"met\""};
    const auto ask = [&](TermId term, const std::string& if_false) {
      const std::string& name = vocabulary_[term].name;
      verdict.uses.insert(verdict.uses.begin(), term);
      verdict.text = "if " + name + " = true then " + verdict.text;
      if (!if_false.empty()) verdict.text += " else if " + name + " = false then \"" + if_false + "\"";
      verdict.text += " else \"unknown\"";
    };
    std::optional<TermId> when, enough;
    if (rule.when) when = draw_part(".when", words::dmn_when, rule.when);
    const TermId require = draw_part(".require", words::dmn_require, rule.require);
    if (rule.sufficient) enough = draw_part(".sufficient", words::dmn_sufficient, rule.sufficient);
    if (enough) ask(*enough, "");
    ask(require, "unmet");
    if (when) ask(*when, "not_applicable");

    Drawn& decision = draw(own, ids_.make("rule", rule.id));
    decision.label = rule.id + " " + rule.title;
    decision.description = article.place + (rule.english.empty() ? "" : "\n" + rule.english);
    decision.type = verdict_type_;
    decision.standard = std::move(verdict);
    decision.authorities = std::move(authorities);
    rules_[rule.id] = own;
  }

  // ---- verdicts

  void draw_verdicts() {
    StandardText overall;
    const std::string record =
        types_.record("t认定", {{"称号", "string"}, {"路线", "string"}, {"结论", verdict_type_}});
    for (const VerdictRule& rule : measure_.verdicts()) {
      const TermId term = draw_verdict(rule, record);
      const std::string& name = vocabulary_[term].name;
      overall.uses.push_back(term);
      overall.text += "if " + name + " != null then " + name + " else ";
    }
    overall.text += "{称号: null, 路线: null, 结论: \"unknown\"}";
    Drawn& decision = draw(overall_, ids_.make("verdict", "overall"));
    decision.type = record;
    decision.standard = std::move(overall);
  }

  TermId draw_verdict(const VerdictRule& rule, const std::string& record) {
    const std::string id = ids_.make("verdict");
    const std::vector<std::string> authorities{article_ids_[rule.article]};
    const auto draw_part = [&](const char* suffix, Word what, std::string type, StandardText text) {
      const TermId term = vocabulary_.add(Term::Kind::decision, rule.name + "_" + std::string(what.zh));
      Drawn& part = draw(term, id + suffix);
      part.label = rule.name + " " + std::string(what.in(options_.lang));
      part.type = std::move(type);
      part.standard = std::move(text);
      part.authorities = authorities;
      return term;
    };

    StandardText applies{"true"};
    if (rule.when) applies = standard_.expression(*rule.when);
    const TermId when = draw_part(".when", words::dmn_when, "boolean", std::move(applies));
    const TermId route = draw_part(".route", words::dmn_route, "string", route_of(rule));

    const std::string deciding_type = types_.list_of(verdict_type_);
    const TermId deciding =
        draw_part(".deciding", words::dmn_deciding, deciding_type, deciding_on(rule, vocabulary_[route].name, route));
    const std::string& list = vocabulary_[deciding].name;
    StandardText verdict{"if list contains(" + list + ", \"unmet\") then \"unmet\" else if list contains(" + list +
                         ", \"unknown\") then \"unknown\" else \"met\""};
    verdict.uses = {deciding};
    const TermId of_all = draw_part(".verdict", words::dmn_verdict, verdict_type_, std::move(verdict));

    StandardText whole{"if " + vocabulary_[when].name + " then {称号: " + feel::quote(rule.name) +
                       ", 路线: " + vocabulary_[route].name + ", 结论: " + vocabulary_[of_all].name + "} else null"};
    whole.uses = {when, route, of_all};
    const TermId term = vocabulary_.add(Term::Kind::decision, rule.name);
    Drawn& decision = draw(term, id);
    decision.label = rule.name;
    decision.type = record;
    decision.standard = std::move(whole);
    decision.authorities = authorities;
    return term;
  }

  // The first route whose ground is certain.
  StandardText route_of(const VerdictRule& rule) {
    StandardText out;
    for (const VerdictRule::Route& route : rule.routes) {
      StandardText when = standard_.expression(*route.when);
      if (when.text == "true") {
        out.text += feel::quote(route.name);
        return out;
      }
      out.text += "if " + when.text + " then " + feel::quote(route.name) + " else ";
      merge(out, when);
    }
    out.text += "null";
    return out;
  }

  // The verdicts of the findings that count on the route taken; of all where there is none.
  StandardText deciding_on(const VerdictRule& rule, const std::string& route_name, TermId route) {
    StandardText out;
    const auto listed = [&](const std::vector<bool>* gates) {
      std::string list = "[";
      for (std::size_t i = 0; i < rule.findings.size(); ++i) {
        if (gates && !(*gates)[i]) continue;
        const TermId finding = rules_.at(measure_.rules()[rule.findings[i]].id);
        if (std::ranges::find(out.uses, finding) == out.uses.end()) out.uses.push_back(finding);
        list += (list.size() > 1 ? ", " : "") + vocabulary_[finding].name;
      }
      return list + "]";
    };
    for (const VerdictRule::Route& candidate : rule.routes) {
      if (std::ranges::all_of(candidate.gates, [](bool gate) { return gate; })) continue;
      if (out.uses.empty()) out.uses.push_back(route);
      out.text +=
          "if " + route_name + " = " + feel::quote(candidate.name) + " then " + listed(&candidate.gates) + " else ";
    }
    out.text += listed(nullptr);
    return out;
  }

  static void merge(StandardText& into, const StandardText& more) {
    for (const TermId term : more.uses) {
      if (std::ranges::find(into.uses, term) == into.uses.end()) into.uses.push_back(term);
    }
    into.differences.insert(into.differences.end(), more.differences.begin(), more.differences.end());
  }

  // ---- functions that a decision needs; what only reasons and letters use is left out with them

  void draw_functions() {
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      const std::vector<TermId> uses = drawn_[i].standard.uses;
      for (const TermId term : uses) {
        if (vocabulary_[term].kind == Term::Kind::function && !id_of_.contains(term)) draw_function(term);
      }
    }
  }

  void draw_function(TermId term) {
    Drawn& function = draw(term, ids_.make("function"));
    function.standard = standard_.function(term);
    for (const auto& [name, type] : function.standard.parameters) types_.of(type);  // defined before it is written
    if (const Vocabulary::Constant* constant = vocabulary_.constant_of(term)) {
      const feel::Value::Function& f = constant->value.as_function();
      function.authorities = authorities_of(constant->name);
      function.description = in_the_measure(f.program->text_of(f.node));
      return;
    }
    constexpr std::pair<Support, Word> own[] = {{Support::equal, words::dmn_equal},
                                                {Support::among, words::dmn_among},
                                                {Support::at_least, words::dmn_at_least}};
    for (const auto& [support, words] : own) {
      if (vocabulary_.support(support) == term) function.description = words.in(options_.lang);
    }
  }

  std::string in_the_measure(std::string_view feel) const { return say(words::dmn_source, feel).in(options_.lang); }

  // ---- XML

  std::string write() {
    const bool newest = options_.edition == DmnEdition::v1_5;
    const std::string language =
        newest ? "https://www.omg.org/spec/DMN/20230324/" : "https://www.omg.org/spec/DMN/20191111/";
    const measure::Identity& identity = measure_.identity();
    Xml xml;
    {
      const Element definitions(xml, "definitions",
                                {{"xmlns", language + "MODEL/"},
                                 {"id", "model"},
                                 {"name", identity.title.empty() ? identity.id : identity.title},
                                 {"namespace", "urn:zhijian:measure:" + measure_.hash()},
                                 {"expressionLanguage", language + "FEEL/"},
                                 {"typeLanguage", language + "FEEL/"},
                                 {"exporter", "Zhijian"}});
      xml.text("description", say(words::dmn_model, identity.title, identity.basis, identity.issuer, measure_.hash(),
                                  vocabulary_[overall_].name)
                                  .in(options_.lang));
      types_.write(xml);
      for (Drawn& drawn : drawn_) write_element(xml, drawn);
      write_sources(xml);
    }
    return std::move(xml).take();
  }

  void write_element(Xml& xml, Drawn& drawn) {
    const Term& term = vocabulary_[drawn.term];
    for (const Said& said : drawn.standard.differences) {
      drawn.description +=
          (drawn.description.empty() ? "" : "\n") + say(words::dmn_differs, said.in(options_.lang)).in(options_.lang);
      differences_.push_back({term.name, said});
    }
    const char* const element = term.kind == Term::Kind::input      ? "inputData"
                                : term.kind == Term::Kind::decision ? "decision"
                                                                    : "businessKnowledgeModel";
    const Element outer(xml, element, {{"id", drawn.id}, {"name", term.name}, {"label", drawn.label}});
    xml.text("description", drawn.description);
    xml.leaf("variable", {{"name", term.name}, {"typeRef", drawn.type}});
    if (term.kind == Term::Kind::function) {
      const Element logic(xml, "encapsulatedLogic");
      for (const auto& [name, type] : drawn.standard.parameters)
        xml.leaf("formalParameter", {{"name", name}, {"typeRef", types_.of(type)}});
      write_literal(xml, drawn.standard.text);
    }
    write_requirements(xml, drawn);
    if (term.kind != Term::Kind::decision) return;
    if (drawn.columns.empty()) {
      write_literal(xml, drawn.standard.text);
    } else {
      write_table(xml, drawn);
    }
  }

  void write_requirements(Xml& xml, const Drawn& drawn) {
    const auto require = [&](const char* requirement, const char* required, const std::string& id) {
      const Element edge(xml, requirement);
      xml.leaf(required, {{"href", "#" + id}});
    };
    for (const TermId term : drawn.standard.uses) {
      const Term::Kind kind = vocabulary_[term].kind;
      if (kind == Term::Kind::function) continue;
      require("informationRequirement", kind == Term::Kind::input ? "requiredInput" : "requiredDecision",
              id_of_.at(term));
    }
    for (const TermId term : drawn.standard.uses) {
      if (vocabulary_[term].kind == Term::Kind::function)
        require("knowledgeRequirement", "requiredKnowledge", id_of_.at(term));
    }
    for (const std::string& id : drawn.authorities) require("authorityRequirement", "requiredAuthority", id);
  }

  static void write_literal(Xml& xml, const std::string& text) {
    const Element literal(xml, "literalExpression");
    xml.text("text", text);
  }

  static void write_table(Xml& xml, const Drawn& table) {
    const Element relation(xml, "relation");
    for (const feel::Name& column : table.columns) xml.leaf("column", {{"name", column.text()}});
    for (const feel::Value& row : table.rows.items()) {
      const Element line(xml, "row");
      for (const feel::Name& column : table.columns) {
        const feel::Value* cell = row.find(column);
        write_literal(xml, cell ? feel::to_literal(*cell) : "null");
      }
    }
  }

  // Of the headings without an id only those that something rests on.
  std::vector<bool> sources() const {
    std::set<std::string> asked;
    for (const Drawn& drawn : drawn_) asked.insert(drawn.authorities.begin(), drawn.authorities.end());
    std::vector<bool> shown;
    for (const Article& article : measure_.articles())
      shown.push_back(!article.id.empty() || asked.contains(article_ids_[shown.size()]));
    for (const measure::Assumption& assumption : measure_.assumptions()) shown[assumption.article] = true;
    return shown;
  }

  void write_sources(Xml& xml) {
    const std::vector<bool> shown = sources();
    const auto rests_on = [&](std::size_t article) {
      const Element edge(xml, "authorityRequirement");
      xml.leaf("requiredAuthority", {{"href", "#" + article_ids_[article]}});
    };
    const auto& articles = measure_.articles();
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (!shown[i]) continue;
      const Article& article = articles[i];
      const Element source(xml, "knowledgeSource", {{"id", article_ids_[i]}, {"name", name_of(article)}});
      xml.text("description", prose_of(article));
      if (article.parent && shown[*article.parent]) rests_on(*article.parent);
      xml.text("type", words::dmn_article.in(options_.lang));
    }
    for (const measure::Assumption& assumption : measure_.assumptions()) {
      const Element source(
          xml, "knowledgeSource",
          {{"id", assumption_ids_.at(assumption.id)}, {"name", assumption.id + " " + assumption.title}});
      std::string text = say(words::dmn_assumption_text, assumption.why, assumption.confirm).in(options_.lang);
      if (assumption.is_confirmed()) text += say(words::dmn_confirmed, assumption.confirmed).in(options_.lang);
      xml.text("description", text);
      rests_on(assumption.article);
      xml.text("type", words::dmn_assumption.in(options_.lang));
    }
  }

  // ART7.2 第二项 近三年重大事故（第七条第二项）
  static std::string name_of(const Article& article) {
    std::string name = article.id.empty() ? article.heading : article.id + " " + article.heading;
    if (!article.heading.starts_with(article.place)) name += "（" + article.place + "）";
    return name;
  }

  // The article's own words: prose and plain tables, as written.
  static std::string prose_of(const Article& article) {
    std::vector<std::string> paragraphs;
    for (const measure::Part& part : article.parts) {
      if (part.kind == measure::Part::Kind::prose) paragraphs.emplace_back(trim(part.source));
    }
    return join(paragraphs, "\n\n");
  }

  const Measure& measure_;
  const DmnOptions& options_;
  Vocabulary vocabulary_;
  Standard standard_;
  ItemTypes types_;
  Ids ids_;
  std::string verdict_type_;
  TermId overall_ = vocabulary_.add(Term::Kind::decision, "认定结论");
  std::deque<Drawn> drawn_;
  std::map<TermId, std::string> id_of_;
  std::vector<std::string> article_ids_;
  std::map<std::string, std::string> assumption_ids_;
  std::map<std::string, std::size_t> articles_by_name_;
  std::map<std::string, const measure::Assumption*> assumptions_by_name_;
  std::map<std::string, TermId> rules_;
  std::vector<DmnDifference> differences_;
};

}  // namespace

DmnModel to_dmn(const Measure& measure, const DmnOptions& options) {
  return Modeller(measure, options).run();
}

}  // namespace zj::exchange
