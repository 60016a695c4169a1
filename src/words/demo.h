#pragma once
// What the demonstration city is told in. All of it is invented.

#include "words/words.h"

namespace zj::words {

inline constexpr Word demo_filling{"正在装入演示城市（虚构）……约需半分钟，只做这一次。",
                                   "Filling the demonstration city (invented) … about half a minute, once."};
inline constexpr Word demo_round_done{"2025 年度批次已办结，正在办理 2026 年度批次……",
                                      "The round of 2025 is closed; now the round of 2026 …"};
inline constexpr Word demo_sign_ins{"演示账号（密码相同）：", "Demonstration accounts (one password):"};
inline constexpr Word demo_who_enterprise{"企业经办人、签署人", "enterprise: operator and signer"};
inline constexpr Word demo_who_reviewer{"区县审核员（龙泉驿区）", "district reviewer (龙泉驿区)"};
inline constexpr Word demo_who_lead{"区县负责人（龙泉驿区）", "district lead (龙泉驿区)"};
inline constexpr Word demo_who_handler{"市局经办", "bureau handler"};
inline constexpr Word demo_who_head{"处长", "division head"};
inline constexpr Word demo_who_leader{"局领导", "bureau leader"};
inline constexpr Word demo_who_expert{"评审专家", "expert"};
inline constexpr Word demo_who_auditor{"审计监督员", "auditor"};
inline constexpr Word demo_evidence_issuer{"佐证材料（演示）", "Evidence (demonstration)"};
inline constexpr Word demo_evidence_title{"系统运行情况说明（{0}）", "System operation record ({0})"};
inline constexpr Word demo_evidence_text{
    "本页为演示用的虚构材料：系统自投用以来连续运行，采集点位、运行日志与界面截图附后。",
    "Invented for the demonstration: the system has run without pause; points, logs and screenshots follow."};
inline constexpr Word demo_evidence_name{"运行情况说明", "operation record"};
inline constexpr Word demo_remark_ratio{"请核对关键设备总数，并补充未联网设备清单。",
                                        "Check the number of key equipment and add the list of what is not networked."};
inline constexpr Word demo_remark_profile{"简介请补充近三年主要产品与产能。",
                                          "Add the main products and capacity of the last three years."};
inline constexpr Word demo_return_reason{"数据与现场记录不一致，请核对后重新提交。",
                                         "Figures differ from the site record; please check and submit again."};
inline constexpr Word demo_opinion{"经核查，主体、场所、指标与所附材料一致，同意推荐。",
                                   "Subject, site and figures agree with the evidence; recommended."};
inline constexpr Word demo_opinion_refuse{"申报场所尚在调试，未正常使用，不符合推荐条件。",
                                          "The site is still being commissioned; not recommended."};
inline constexpr Word demo_remark_clause{"请补充信息安全管理制度和近一年演练记录。",
                                         "Add the security rules and the record of last year's exercise."};
inline constexpr Word demo_remark_overview{"请补充各系统之间的集成关系说明。",
                                           "Describe how the systems are integrated."};
inline constexpr Word demo_correction_reason{"材料不齐全，请一次性补正。",
                                             "Material incomplete; please complete it once."};
inline constexpr Word demo_formal_passed{"材料齐全、签署有效，形式审查通过。", "Complete and duly signed; passed."};
inline constexpr Word demo_formal_failed{"信用报告超过有效期，补充后仍不符合要求。",
                                         "The credit report is out of date."};
inline constexpr Word demo_low_score{"有系统但未覆盖全部产线，佐证不足以证明效果。",
                                     "Not all lines are covered; the evidence does not show the effect."};
inline constexpr Word demo_level_reason{"与同行业相比，装备水平与系统集成程度较高。",
                                        "Equipment and integration compare well within the industry."};
inline constexpr Word demo_remark_good{"建设基础扎实，数据贯通较好，成效有据。",
                                       "Solid base, well-connected data, results shown."};
inline constexpr Word demo_remark_weak{"系统之间集成不足，成效依据有待加强。",
                                       "Systems are not well integrated; results need better proof."};
inline constexpr Word demo_panel_opinion{"经独立评分与合议，一致同意按合成分确定评审结果。",
                                         "After scoring and discussion the panel agrees on the computed results."};
inline constexpr Word demo_panel{"第{0}评审组", "Panel {0}"};
inline constexpr Word demo_list{"{0}年度拟认定名单", "Proposed list of {0}"};
inline constexpr Word demo_reply{"无不同意见。", "No objection."};
inline constexpr Word demo_meeting{"局党组（扩大）会议", "Leadership meeting"};
inline constexpr Word demo_notice_title{"关于{0}年度成都市智能工厂和数字化车间拟认定名单的公示",
                                        "Notice of the proposed list of {0}"};
inline constexpr Word demo_contact{"市经信局智能制造处，电话 028-0000 0000（工作日 9:00–17:00）",
                                   "Division of smart manufacturing, 028-0000 0000"};
inline constexpr Word demo_document_title{"关于认定{0}年度成都市智能工厂和数字化车间的通知", "Recognition of {0}"};

}  // namespace zj::words
