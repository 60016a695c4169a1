#pragma once
// What is said about a measure before anybody applies: faults with a dossier each, and cases at the boundaries.

#include "words/words.h"

namespace zj::words {

// Faults. {1} of most: how many combinations were tried; the last argument is `given` of a case.
inline constexpr Word fault_never_applies{"规则 {0} 永远不适用：when 不可能成立（{1} 种取值全部试过）；例如 given: {2}",
                                          "The rule {0} never applies: its “when” cannot hold (all {1} combinations "
                                          "were tried); for example given: {2}"};
inline constexpr Word fault_never_met{"规则 {0} 永远不会符合（{1} 种取值全部试过）；例如 given: {2} 时{3}",
                                      "The rule {0} can never be met (all {1} combinations were tried); for example "
                                      "with given: {2} it is {3}"};
inline constexpr Word fault_never_unmet{"规则 {0} 永远不会不符合（{1} 种取值全部试过）；例如 given: {2} 时{3}",
                                        "The rule {0} can never be unmet (all {1} combinations were tried); for "
                                        "example with given: {2} it is {3}"};
inline constexpr Word fault_idle_part{
    "规则 {0} 的“{1}”不起作用：去掉它，结果在任何情况下都一样（{2} 种取值全部试过）；例如 given: {3}",
    "“{1}” in the rule {0} has no effect: without it the result is always the same (all {2} combinations were tried); for "
    "example given: {3}"};
inline constexpr Word fault_hidden_agreement{
    "“{0}”未知时规则 {1} 就下不了结论，尽管两种情况的结果相同；例如 given: {2}",
    "While “{0}” is unknown the rule {1} decides nothing, although both ways come to the same; for example given: {2}"};
inline constexpr Word fault_unknown_if{"“{0}”未知时规则 {1} 的结论也未知；例如 given: {2}",
                                       "While “{0}” is unknown the rule {1} is unknown too; for example given: {2}"};
inline constexpr Word fault_unknown_taken_as_no{
    "路线 {1} 把“{0}”未知当作“否”：补上缺的事实，结果可能相反；例如 given: {2} 时路线是“{3}”",
    "The route {1} takes an unknown “{0}” for “no”: the missing fact could turn the result; for example with given: {2} "
    "the route is “{3}”"};
inline constexpr Word fault_rounded_comparison{
    "规则 {0} 的“{1}”经过舍入，与精确比较的结果不同；例如 given: {2}：精确比较为{3}，规则得出{4}",
    "“{1}” in the rule {0} is rounded and differs from the exact comparison; for example given: {2}: exactly it is {3}, "
    "the rule finds {4}"};
inline constexpr Word fault_route_never{
    "“{0}”的路线 {1} 永远不会成立（{2} 种取值全部试过）；例如 given: {3} 时路线是“{4}”",
    "The route {1} of “{0}” can never hold (all {2} combinations were tried); for "
    "example with given: {3} the route is “{4}”"};
inline constexpr Word fault_route_shadowed{
    "“{0}”的路线 {1} 永远轮不到：成立时前面的路线也成立（{2} 种取值全部试过）；例如 given: {3} 时路线是“{4}”",
    "The route {1} of “{0}” is never taken: whenever it holds, an earlier one does (all {2} combinations were tried); for "
    "example with given: {3} the route is “{4}”"};
inline constexpr Word fault_route_hopeless{
    "走“{0}”的路线 {1} 谁也不能通过：{2} 与这条路线不能同时成立（{3} 种取值全部试过）；例如 given: {4} 时结论为{5}",
    "Nobody can pass on the route {1} of “{0}”: {2} cannot hold on it (all {3} combinations were tried); for example with "
    "given: {4} the verdict is {5}"};
inline constexpr Word fault_rules_exclude{
    "“{0}”的规则 {1} 与 {2} 不能同时符合（{3} 种取值全部试过）；单独符合的例子：given: {4} 和 given: {5}",
    "The rules {1} and {2} of “{0}” can never both be met (all {3} combinations were tried); each alone: given: {4} and "
    "given: {5}"};
inline constexpr Word fault_verdict_never_met{
    "“{0}”谁也不能通过：每条路线都有不能同时成立的要求；例如 given: {1} 时结论为{2}",
    "Nobody can be recognised as “{0}”: on every route requirements exclude "
    "each other; for example with given: {1} the verdict is {2}"};
inline constexpr Word fault_verdict_never_unmet{
    "“{0}”不可能不通过：起决定作用的规则都不会不符合（{1} 种取值全部试过）；例如 given: {2} 时结论为{3}",
    "“{0}” can never be refused: no deciding rule can be unmet (all {1} "
    "combinations were tried); for example with given: {2} the verdict is {3}"};
inline constexpr Word fault_gate_left_out{
    "路线 {0} 由 {1} 决定，却不看同一项里的 {2}；例如 given: {3}：{2} 不符合，结论仍为{4}",
    "On the route {0} {1} decides but not {2} of the same clause; for example given: {3}: {2} is unmet, the verdict is "
    "{4} all the same"};
inline constexpr Word fault_states_inescapable{
    "“{0}”到了“{1}”就再也到不了终结状态，只能反复办理：{2}",
    "Once “{0}” is in “{1}” it never comes to a final state; what remains: {2}"};
inline constexpr Word fault_act_never_caused{
    "动作 {0} 写着“随 {1}”，而那些动作的效果和时限都没有它，永远不会办理",
    "The act {0} follows {1}, but no effect or deadline of theirs names it: it "
    "is never performed"};
inline constexpr Word fault_job_never_due{"系统作业 {0} 没有任何时限“自动”办理它，永远不会到时",
                                          "No deadline names the job {0}: it is never due"};
inline constexpr Word fault_state_unreached{
    "“{0}”的“{1}”实际到不了：通向它的动作都不会办理：{2}",
    "“{0}” never comes to “{1}”: the acts that lead to it are never performed: {2}"};
inline constexpr Word comparison_holds{"成立", "true"};
inline constexpr Word comparison_fails{"不成立", "false"};
inline constexpr Word no_route{"（无）", "(none)"};

inline constexpr Word fix_never_applies{"改正 when，或删去这条规则", "correct “when”, or delete the rule"};
inline constexpr Word fix_condition_direction{"核对门槛的方向和取值",
                                              "check the direction and the values of the thresholds"};
inline constexpr Word fix_idle_part{"删去这一部分，或改正写错的地方", "delete this part, or correct it"};
inline constexpr Word fix_unknown_if{"改写成 and / or，或先判断 is defined(…)",
                                     "write it with and / or, or ask is defined(…) first"};
inline constexpr Word fix_rounded_comparison{"两边乘以除数，改成没有除法的比较",
                                             "multiply both sides by the divisor and compare without dividing"};
inline constexpr Word fix_route{"核对 route 的条件和先后次序", "check the conditions of the routes and their order"};
inline constexpr Word fix_gates{"核对 gates 和互相矛盾的规则",
                                "check the gates and the rules that contradict each other"};
inline constexpr Word fix_gate_left_out{"把 {0} 加进 gates {1}，或在条文中写明为什么不看",
                                        "add {0} to “gates {1}”, or say "
                                        "in the article why not"};
inline constexpr Word fix_states{"加上通向终结状态的动作", "add an act that leads to a final state"};
inline constexpr Word fix_act_never_caused{"在引起它的动作的效果里写上“随 {0}”",
                                           "write “随 {0}” among the effects of its cause"};
inline constexpr Word fix_job_never_due{"在开始计时的动作的时限里写上“自动 {0}”",
                                        "write “自动 {0}” in the deadline that starts it"};

// Boundary cases.
inline constexpr Word boundary_below{"差一步", "one step below"};
inline constexpr Word boundary_at{"正好", "exactly"};
inline constexpr Word boundary_above{"过一步", "one step above"};
inline constexpr Word boundary_heading{"{0}（{1}）：{2}", "{0} ({1}): {2}"};
inline constexpr Word boundary_none{"{0}（{1}）：{2}：这条规则没有符合的例子，无从造起",
                                    "{0} ({1}): {2}: no case of this rule is met, so there is nothing to start from"};
inline constexpr Word boundary_case{"{0} 的边界 {1} {2}", "{0} at its boundary {1}, {2}"};
inline constexpr Word boundary_answer{"{0}：{1}", "{0}: {1}"};

}  // namespace zj::words
