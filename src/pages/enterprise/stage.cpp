#include "pages/enterprise/stage.h"

#include <algorithm>
#include <array>

#include "pages/enterprise/enterprise.h"
#include "words/pages_enterprise.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

// The step of the procedure to which each state belongs, in the order of the steps.
enum class Stage { filing, district, formal, experts, list, notice, title };
struct Belonging {
  std::string_view state;
  Stage stage;
};
constexpr std::array belongings{
    Belonging{"draft", Stage::filing},
    Belonging{"signing", Stage::filing},
    Belonging{"discarded", Stage::filing},
    Belonging{"lapsed", Stage::filing},
    Belonging{"voided", Stage::filing},
    Belonging{"district_review", Stage::district},
    Belonging{"returned_district", Stage::district},
    Belonging{"not_recommended", Stage::district},
    Belonging{"recommended", Stage::formal},
    Belonging{"not_accepted", Stage::formal},
    Belonging{"formal_check", Stage::formal},
    Belonging{"correction", Stage::formal},
    Belonging{"formal_failed", Stage::formal},
    Belonging{"formal_passed", Stage::experts},
    Belonging{"expert_review", Stage::experts},
    Belonging{"review_failed", Stage::experts},
    Belonging{"pool", Stage::list},
    Belonging{"not_selected", Stage::list},
    Belonging{"listed", Stage::list},
    Belonging{"in_notice", Stage::notice},
    Belonging{"held", Stage::notice},
    Belonging{"notice_passed", Stage::notice},
    Belonging{"notice_failed", Stage::notice},
    Belonging{"recognised", Stage::title},
};

std::optional<Stage> stage_of(std::string_view state) {
  const auto found = std::ranges::find(belongings, state, &Belonging::state);
  return found == belongings.end() ? std::nullopt : std::optional(found->stage);
}

// How far an application came: its own state says so, or for those that were stopped on the way, what happened before.
Stage reached(Visit& visit, const registry::Object& the_case, const std::vector<registry::Event>& history) {
  if (!visit.registry.may_see(visit.actor, "exact_state", the_case)) return Stage::experts;
  if (const auto stage = stage_of(the_case.state)) return *stage;
  for (const registry::Event& event : history) {
    if (event.body.text("type") != "case") continue;
    if (const auto stage = stage_of(event.body.text("from"))) return *stage;
  }
  return Stage::filing;
}

// The day on which the case left a step for a later one, the last time; of the last step: the day it was reached.
std::optional<Date> left_on(Stage step, const std::vector<registry::Event>& history) {
  for (const registry::Event& event : history) {  // newest first
    if (event.body.text("type") != "case") continue;
    const auto from = stage_of(event.body.text("from")), to = stage_of(event.body.text("to"));
    if (!to) continue;
    if (step == Stage::title ? *to == step : from == step && *to > step) return day_of(event.at);
  }
  return std::nullopt;
}

const measure::StateEntry* state_entry(const measure::Measure& measure, const registry::Object& the_case) {
  const auto* type = measure.procedure().type("case");
  return type ? type->state(the_case.state) : nullptr;
}

}  // namespace

NextStep next_step(Visit& visit, const registry::Object& the_case) {
  const Lang lang = visit.lang;
  const std::string page = "/applications/" + the_case.ref, fill = page + "/fill";
  const auto step = [lang](const Word& label, std::string href, bool mine) {
    return NextStep{std::string(label.in(lang)), std::move(href), mine};
  };
  const auto* state = state_entry(*visit.registry.measure_of(the_case), the_case);
  if (the_case.state == "draft") return step(words::next_fill, fill, true);
  if (the_case.state == "signing")
    return step(visit.actor.role == "ent_signer" ? words::next_sign : words::next_wait_sign, page + "/sign",
                visit.actor.role == "ent_signer");
  if (the_case.state == "returned_district") return step(words::next_mend, fill, true);
  if (the_case.state == "correction") return step(words::next_correct, fill, true);
  if (state && state->final) return step(words::next_done, page, false);
  return step(words::next_wait, page, false);
}

std::optional<Date> deadline_of(Visit& visit, const registry::Object& the_case) {
  if (the_case.state != "draft" && the_case.state != "signing") return the_case.due;
  const auto round =
      the_case.round ? visit.registry.find(visit.actor, *the_case.round) : tl::unexpected<Error>(Error{});
  if (!round) return the_case.due;
  const auto closes = parse_date(round->data.text("截止日"));
  return closes ? std::optional(*closes) : the_case.due;
}

html::Html steps_of(Visit& visit, const registry::Object& the_case, const std::vector<registry::Event>& history) {
  const Lang lang = visit.lang;
  constexpr std::array names{words::app_step_submit,     words::portal_step_district, words::portal_step_formal,
                             words::portal_step_experts, words::portal_step_list,     words::portal_step_notice,
                             words::portal_step_title};
  const Stage here = reached(visit, the_case, history);
  const auto* state = state_entry(*visit.registry.measure_of(the_case), the_case);
  const bool recognised = the_case.state == "recognised";
  const bool stopped = state && state->final && !recognised;
  std::vector<html::Step> steps;
  for (std::size_t i = 0; i < names.size(); ++i) {
    html::Step step{std::string(names[i].in(lang)), {}, html::StepState::ahead};
    const auto at = static_cast<Stage>(i);
    if (at < here || recognised) {
      step.state = html::StepState::done;
      if (const auto day = left_on(at, history)) step.detail = html::text(month_day(*day));
    }
    if (at == here && !recognised) {
      step.state = stopped ? html::StepState::held : html::StepState::current;
      step.detail = html::text(state_shown(visit, the_case));
      if (const auto due = deadline_of(visit, the_case); due && !stopped)
        step.detail +=
            html::group("　", html::span(html::cls("nowrap"), say(words::step_due, month_day(*due)).in(lang)));
    }
    steps.push_back(std::move(step));
  }
  return html::steps(lang, steps);
}

html::Html switch_role(Visit& visit, std::string_view role, const Word& label) {
  if (visit.actor.role == role) return {};
  for (const registry::Actor& hat : visit.site.accounts.roles_of(visit.actor)) {
    if (hat.role != role || hat.org != visit.actor.org) continue;
    const std::string href =
        html::Address("/seat").with("role", role).with("org", hat.org).with("to", visit.request.path).str();
    return html::p(html::link_button({.text = std::string(label.in(visit.lang))}, href));
  }
  return {};
}

}  // namespace zj::pages
