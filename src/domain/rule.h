/*
 * Every sentence that tells a person what is right or wrong: one list, one row each, in the order of the rules.
 *
 * A row has its enum word, the number that help, tests and the forms' "message" lines use, how serious it is, and
 * the ministry's sentence.  Several sentences under one number have a suffix in the enum word.  R-ACT-n are the
 * rules of account activation, R-HPA-n those of the Health Promotion Administration's portal, R-ID-n the section of
 * the identifier rules, R-TEXT-n the faults of base/gate.h, R-APP-n the rules for applications, R-CMD-n
 * those for command lines (both maportal(1)), R-CARD-n those about cards and their certificates, R-IMP-n those for
 * files of registers (maportal-admin(8)), R-STF-n those for staff, R-ACC-n the bounds of what staff may do (both
 * maportal-console(7)).
 * those for command lines (both maportal(1)), R-CARD-n those about cards and their certificates, R-PUB-n and R-DOC-n
 * those for what staff publish, R-ACC-n those about the rights of staff, R-IMP-n those for files of registers
 * (maportal-admin(8)).
 * A sentence may hold {n}, which domain_rule_add_number replaces.
 */
#ifndef DOMAIN_RULE_H
#define DOMAIN_RULE_H

#include "base/gate.h"
#include "base/problem.h"

/* word, number, severity, sentence */
#define DOMAIN_RULE_LIST(X) \
	/* login */ \
	X(RULE_ACT_1_LOGIN_NAME, "R-ACT-1", PROBLEM_ERROR, "請輸入帳號") \
	X(RULE_ACT_1_PASSWORD, "R-ACT-1", PROBLEM_ERROR, "請輸入密碼") \
	X(RULE_ACT_5, "R-ACT-5", PROBLEM_ERROR, "帳號或密碼錯誤") \
	X(RULE_ACT_6, "R-ACT-6", PROBLEM_ERROR, \
	  "您的帳號尚未完成E-Mail認證，請至信箱收取認證信，或至「新帳號申請」重新帳號開通") \
	X(RULE_ACT_6_SUSPENDED, "R-ACT-6", PROBLEM_ERROR, "帳號已停用，請洽客服") \
	X(RULE_ACT_7, "R-ACT-7", PROBLEM_ERROR, "登入失敗次數過多，請於{n}分鐘後再試") \
	X(RULE_ACT_7_RESET, "R-ACT-7", PROBLEM_ERROR, "忘記密碼時，請由首頁「無法登入」重新設定密碼") \
	X(RULE_ACT_7_SOURCE, "R-ACT-7", PROBLEM_ERROR, "由此處登入失敗的次數過多，請於{n}分鐘後再試") \
	X(RULE_ACT_9, "R-ACT-9", PROBLEM_INFO, "閒置時間過久，系統已自動登出") \
	X(RULE_ACT_9_FORGOTTEN, "R-ACT-9", PROBLEM_INFO, "閒置時間過久，所填的資料已清除") \
	X(RULE_ACT_9_ENDED, "R-ACT-9", PROBLEM_INFO, "閒置時間過久，系統已結束連線") \
	X(RULE_ACT_9_PASSWORD, "R-ACT-9", PROBLEM_ERROR, "密碼錯誤，請重新輸入") \
	X(RULE_ACT_11, "R-ACT-11", PROBLEM_ERROR, "驗證碼已逾時，請依新的驗證碼重新輸入") \
	X(RULE_ACT_13, "R-ACT-13", PROBLEM_ERROR, "驗證碼錯誤，請重新輸入") \
	X(RULE_ACT_13_EMPTY, "R-ACT-13", PROBLEM_ERROR, "請輸入驗證碼") \
	/* terms */ \
	X(RULE_ACT_15, "R-ACT-15", PROBLEM_ERROR, "請先閱讀並同意「個人資訊安全及隱私權保護政策」") \
	X(RULE_ACT_16, "R-ACT-16", PROBLEM_ERROR, "條款內容已更新，請重新閱讀並同意") \
	X(RULE_ACT_16_VERB, "R-ACT-16", PROBLEM_ERROR, "條款內容已更新，請先登入畫面閱讀並同意") \
	X(RULE_ACT_16_OWED, "R-ACT-16", PROBLEM_ERROR, "條款內容已更新，請重新登入，閱讀並同意後再使用") \
	/* step 1 */ \
	X(RULE_ACT_21, "R-ACT-21", PROBLEM_ERROR, "請輸入身分證號或居留證號") \
	X(RULE_ACT_22, "R-ACT-22", PROBLEM_ERROR, "身分證號(或居留證號)格式不正確，請依證件輸入10碼") \
	X(RULE_ACT_22_DIGIT, "R-ACT-22", PROBLEM_ERROR, "身分證號(或居留證號)檢查碼錯誤，請重新確認") \
	X(RULE_ACT_23, "R-ACT-23", PROBLEM_ERROR, "此身分證號已開通，如忘記帳號或密碼請使用「無法登入」功能") \
	X(RULE_ACT_24, "R-ACT-24", PROBLEM_WARNING, "此帳號已申請但尚未完成E-Mail認證，可重新開通") \
	X(RULE_ACT_25, "R-ACT-25", PROBLEM_INFO, "尚未開通，請繼續下一步") \
	X(RULE_ACT_26, "R-ACT-26", PROBLEM_ERROR, "查詢次數過多，請於{n}分鐘後再試") \
	/* step 2 */ \
	X(RULE_ACT_30, "R-ACT-30", PROBLEM_ERROR, "請選擇執業或未執業") \
	X(RULE_ACT_31, "R-ACT-31", PROBLEM_ERROR, "請輸入執業機構代碼") \
	X(RULE_ACT_31_LENGTH, "R-ACT-31", PROBLEM_ERROR, "執業機構代碼須為10碼") \
	X(RULE_ACT_32, "R-ACT-32", PROBLEM_ERROR, "未執業者不需填寫執業機構代碼，請清除") \
	X(RULE_ACT_33, "R-ACT-33", PROBLEM_ERROR, "證書字號須為6碼數字，例：XX字第049465號，只需輸入049465") \
	X(RULE_ACT_33_EMPTY, "R-ACT-33", PROBLEM_ERROR, "請輸入證書字號") \
	X(RULE_ACT_34, "R-ACT-34", PROBLEM_ERROR, "輸入資料與醫事人員登記資料不符，請確認後重新輸入") \
	X(RULE_ACT_35, "R-ACT-35", PROBLEM_WARNING, "機構代碼檢查碼不符，請再次確認是否輸入正確") \
	/* step 3 */ \
	X(RULE_ACT_37_EMPTY, "R-ACT-37", PROBLEM_ERROR, "請輸入帳號") \
	X(RULE_ACT_37_FREE, "R-ACT-37", PROBLEM_INFO, "此帳號可以使用") \
	X(RULE_ACT_37_TAKEN, "R-ACT-37", PROBLEM_ERROR, "此帳號已被使用，請重新輸入") \
	X(RULE_ACT_38, "R-ACT-38", PROBLEM_ERROR, "帳號須為8~20個半形英數字，且第一碼必須為英文字") \
	X(RULE_ACT_38_PERSON, "R-ACT-38", PROBLEM_ERROR, "帳號不得為身分證號、居留證號或統一證號") \
	X(RULE_ACT_41, "R-ACT-41", PROBLEM_ERROR, "E-Mail格式不正確，例：name@example.org") \
	X(RULE_ACT_41_EMPTY, "R-ACT-41", PROBLEM_ERROR, "請輸入E-Mail") \
	X(RULE_ACT_42, "R-ACT-42", PROBLEM_ERROR, "兩次輸入的E-Mail不一致，請核對後重新輸入") \
	X(RULE_ACT_42_EMPTY, "R-ACT-42", PROBLEM_ERROR, "請再次輸入E-Mail") \
	X(RULE_ACT_44, "R-ACT-44", PROBLEM_WARNING, "此E-Mail已有其他帳號使用，請再次確認是否輸入正確") \
	X(RULE_ACT_44_REFUSED, "R-ACT-44", PROBLEM_ERROR, "此E-Mail已有其他帳號使用，請改用其他E-Mail") \
	/* e-mail verification */ \
	X(RULE_ACT_50, "R-ACT-50", PROBLEM_ERROR, "請輸入認證碼") \
	X(RULE_ACT_50_MANY, "R-ACT-50", PROBLEM_ERROR, "認證碼輸入錯誤次數過多，請於{n}分鐘後再試") \
	X(RULE_ACT_51, "R-ACT-51", PROBLEM_ERROR, "認證碼不正確，請對照信件重新輸入") \
	X(RULE_ACT_51_LENGTH, "R-ACT-51", PROBLEM_ERROR, "認證碼共16碼，您輸入了{n}碼，請對照信件重新輸入") \
	X(RULE_ACT_51_EXPIRED, "R-ACT-51", PROBLEM_ERROR, "認證連結已失效，請重新帳號開通") \
	X(RULE_ACT_51_EXPIRED_EMAIL, "R-ACT-51", PROBLEM_ERROR, "認證連結已失效，請登入後重新變更E-Mail") \
	X(RULE_ACT_51_EXPIRED_RESET, "R-ACT-51", PROBLEM_ERROR, \
	  "重設密碼的連結已失效，請由「無法登入」重新申請") \
	X(RULE_ACT_51_OTHER, "R-ACT-51", PROBLEM_ERROR, "此認證碼用於其他用途，請依該封信的說明使用") \
	X(RULE_ACT_51_USED, "R-ACT-51", PROBLEM_ERROR, "此認證連結已使用，不需再認證") \
	X(RULE_ACT_51_SUPERSEDED, "R-ACT-51", PROBLEM_ERROR, "已有較新的認證信，請使用最新一封認證信") \
	/* password */ \
	X(RULE_ACT_60_EMPTY, "R-ACT-60", PROBLEM_ERROR, "請輸入密碼") \
	X(RULE_ACT_60, "R-ACT-60", PROBLEM_ERROR, "密碼長度需為8~20個字元") \
	X(RULE_ACT_61_UPPER, "R-ACT-61", PROBLEM_ERROR, "密碼需包含英文大寫字母") \
	X(RULE_ACT_61_LOWER, "R-ACT-61", PROBLEM_ERROR, "密碼需包含英文小寫字母") \
	X(RULE_ACT_62, "R-ACT-62", PROBLEM_ERROR, "密碼需包含數字") \
	X(RULE_ACT_63, "R-ACT-63", PROBLEM_ERROR, "密碼需包含特殊符號") \
	X(RULE_ACT_63_OTHER, "R-ACT-63", PROBLEM_ERROR, "密碼含有不允許的字元") \
	X(RULE_ACT_64, "R-ACT-64", PROBLEM_ERROR, "密碼中的特殊符號請勿連續輸入") \
	X(RULE_ACT_65_EMPTY, "R-ACT-65", PROBLEM_ERROR, "請再次輸入密碼") \
	X(RULE_ACT_65, "R-ACT-65", PROBLEM_ERROR, "兩次輸入的密碼不一致") \
	X(RULE_ACT_66, "R-ACT-66", PROBLEM_ERROR, "密碼不得包含帳號或身分證號") \
	X(RULE_ACT_68, "R-ACT-68", PROBLEM_ERROR, "此密碼過於常見，容易被猜中，請改用其他密碼") \
	X(RULE_ACT_69, "R-ACT-69", PROBLEM_ERROR, "密碼不得包含E-Mail「@」之前的文字或系統名稱，請改用其他文字") \
	/* password, by other policies than the ministry's */ \
	X(RULE_ACT_60_LONG, "R-ACT-60", PROBLEM_ERROR, "密碼長度需為15~64個字元，可使用空格及中文") \
	X(RULE_ACT_60_SHORT, "R-ACT-60", PROBLEM_ERROR, "密碼長度需為8~64個字元，可使用空格及中文") \
	X(RULE_HPA_20, "R-HPA-20", PROBLEM_ERROR, "密碼長度需為8~64個字元") \
	X(RULE_HPA_20_UPPER, "R-HPA-20", PROBLEM_ERROR, "密碼須包含英文大寫字母") \
	X(RULE_HPA_20_LOWER, "R-HPA-20", PROBLEM_ERROR, "密碼須包含英文小寫字母") \
	X(RULE_HPA_20_DIGIT, "R-HPA-20", PROBLEM_ERROR, "密碼須包含數字") \
	X(RULE_HPA_20_SPECIAL, "R-HPA-20", PROBLEM_ERROR, "密碼須包含特殊字元 * ~ ! = # 之一") \
	X(RULE_HPA_20_OTHER, "R-HPA-20", PROBLEM_ERROR, "密碼特殊字元僅限 * ~ ! = #") \
	X(RULE_HPA_23, "R-HPA-23", PROBLEM_ERROR, "密碼強度須達「中」以上") \
	/* forgotten account or password */ \
	X(RULE_ACT_72, "R-ACT-72", PROBLEM_INFO, "若資料正確，系統將寄送信件至您登記的E-Mail") \
	X(RULE_ACT_73, "R-ACT-73", PROBLEM_INFO, "您的帳號尚未完成E-Mail認證，系統將重新寄送認證信") \
	X(RULE_ACT_74, "R-ACT-74", PROBLEM_INFO, "登記的E-Mail已無法使用時，請洽客服辦理") \
	X(RULE_ACT_75, "R-ACT-75", PROBLEM_ERROR, "忘記帳號或密碼的申請次數過多，請於{n}分鐘後再試") \
	/* many at once */ \
	X(RULE_ACT_76, "R-ACT-76", PROBLEM_ERROR, "目前同時使用的人數較多，資料沒有送出，請稍候片刻再試一次") \
	/* change of address */ \
	X(RULE_ACT_80, "R-ACT-80", PROBLEM_ERROR, "新的E-Mail與目前登記的E-Mail相同，請輸入新的E-Mail") \
	X(RULE_ACT_81, "R-ACT-81", PROBLEM_ERROR, "密碼錯誤，請輸入登入密碼") \
	X(RULE_ACT_81_EMPTY, "R-ACT-81", PROBLEM_ERROR, "請輸入登入密碼") \
	X(RULE_ACT_82, "R-ACT-82", PROBLEM_ERROR, "變更E-Mail的次數過多，請於{n}分鐘後再試") \
	X(RULE_ACT_83, "R-ACT-83", PROBLEM_ERROR, "沒有等待認證的E-Mail，請先申請變更E-Mail") \
	/* change of password and telephone numbers */ \
	X(RULE_ACT_84, "R-ACT-84", PROBLEM_ERROR, "目前的密碼錯誤，請輸入您登入時使用的密碼") \
	X(RULE_ACT_84_EMPTY, "R-ACT-84", PROBLEM_ERROR, "請輸入目前的密碼") \
	X(RULE_ACT_85, "R-ACT-85", PROBLEM_ERROR, "新密碼與目前的密碼相同，請輸入不同的密碼") \
	X(RULE_ACT_86, "R-ACT-86", PROBLEM_ERROR, "密碼剛才已在別處變更，請以新密碼重新登入") \
	X(RULE_ACT_87, "R-ACT-87", PROBLEM_WARNING, "您的密碼不符合現行的密碼規則，請先變更密碼") \
	X(RULE_ACT_87_VERB, "R-ACT-87", PROBLEM_ERROR, "您的密碼不符合現行的密碼規則，請先登入畫面變更密碼") \
	X(RULE_ACT_93, "R-ACT-93", PROBLEM_ERROR, "電話號碼與目前登記的相同，未變更") \
	/* sessions */ \
	X(RULE_ACT_90, "R-ACT-90", PROBLEM_ERROR, "您已在別處將此連線登出，需要時請重新登入") \
	X(RULE_ACT_90_PASSWORD, "R-ACT-90", PROBLEM_ERROR, "密碼已在別處變更，此連線已登出；請以新密碼重新登入") \
	X(RULE_ACT_90_SUSPENDED, "R-ACT-90", PROBLEM_ERROR, "帳號已停用，此連線已登出；請洽客服") \
	X(RULE_ACT_91, "R-ACT-91", PROBLEM_ERROR, "查無此連線，可能已經結束；請重新查看登入中的連線") \
	X(RULE_ACT_92, "R-ACT-92", PROBLEM_ERROR, "這是您目前使用的連線，請改用「登出」") \
	/* rights */ \
	X(RULE_ACC_1, "R-ACC-1", PROBLEM_ERROR, "不在您的權限範圍內，請洽系統管理者") \
	X(RULE_ACC_1_ROLE, "R-ACC-1", PROBLEM_ERROR, "您的角色不含此項作業，請由具有該角色的人員辦理") \
	X(RULE_ACC_1_ACCOUNT, "R-ACC-1", PROBLEM_ERROR, \
	  "查無此帳號，或不在您的權限範圍內，請確認身分證號、帳號或E-Mail") \
	/* staff */ \
	X(RULE_STF_1_EMPTY, "R-STF-1", PROBLEM_ERROR, "請輸入人員帳號") \
	X(RULE_STF_1, "R-STF-1", PROBLEM_ERROR, "人員帳號須為3~20個半形英數字、「.」「-」「_」，且第一碼必須為英文字") \
	X(RULE_STF_1_TAKEN, "R-STF-1", PROBLEM_ERROR, "此人員帳號已被使用，請改用其他帳號") \
	X(RULE_STF_2, "R-STF-2", PROBLEM_ERROR, "請輸入姓名，至多40字") \
	X(RULE_STF_3, "R-STF-3", PROBLEM_ERROR, "沒有這個角色，請依角色清單選擇") \
	X(RULE_STF_4_EMPTY, "R-STF-4", PROBLEM_ERROR, "此角色須指定範圍，請輸入縣市、單位或系統代碼") \
	X(RULE_STF_4_SCOPE, "R-STF-4", PROBLEM_ERROR, "此角色不分範圍，請清除範圍代碼") \
	X(RULE_STF_4, "R-STF-4", PROBLEM_ERROR, "查無此範圍代碼，請確認後重新輸入") \
	X(RULE_STF_5, "R-STF-5", PROBLEM_ERROR, "一位人員須有1至8個角色，請調整角色；要使人員不能登入，請停用帳號") \
	X(RULE_STF_6, "R-STF-6", PROBLEM_ERROR, "此人員目前的狀態不能執行此項作業，請重新查詢") \
	X(RULE_STF_6_SUSPENDED, "R-STF-6", PROBLEM_ERROR, "此帳號已停用，不需再停用") \
	X(RULE_STF_6_ACTIVE, "R-STF-6", PROBLEM_ERROR, "此帳號未停用，不需恢復") \
	X(RULE_STF_6_PENDING, "R-STF-6", PROBLEM_ERROR, "此帳號尚未完成E-Mail認證，不能登入，不需停用") \
	X(RULE_STF_6_MAIL, "R-STF-6", PROBLEM_ERROR, "此帳號已停用，須先恢復才能寄信") \
	X(RULE_STF_7, "R-STF-7", PROBLEM_ERROR, "不得變更自己的角色或停用自己的帳號，請由其他管理者辦理") \
	X(RULE_STF_8, "R-STF-8", PROBLEM_ERROR, "系統至少須保留一位啟用中的系統管理者，請先指定另一位") \
	X(RULE_STF_9, "R-STF-9", PROBLEM_ERROR, "查無此人員帳號，請由人員清單確認後重新輸入") \
	X(RULE_STF_10_ENROL, "R-STF-10", PROBLEM_ERROR, "請輸入驗證程式上的6位數字") \
	X(RULE_STF_10_EMPTY, "R-STF-10", PROBLEM_ERROR, "請輸入驗證程式上的6位數字，或備援碼") \
	X(RULE_STF_10, "R-STF-10", PROBLEM_ERROR, "驗證碼錯誤或已逾時，請輸入驗證程式上目前的6位數字") \
	X(RULE_STF_10_USED, "R-STF-10", PROBLEM_ERROR, "此驗證碼已使用過，請等候下一組驗證碼") \
	X(RULE_STF_10_RECOVERY, "R-STF-10", PROBLEM_ERROR, "此備援碼已使用過，請改用其他備援碼") \
	X(RULE_STF_11, "R-STF-11", PROBLEM_ERROR, "您的人員帳號已停用，請洽系統管理者") \
	X(RULE_STF_12_EMPTY, "R-STF-12", PROBLEM_ERROR, "請輸入邀請信上的認證碼") \
	X(RULE_STF_12, "R-STF-12", PROBLEM_ERROR, "邀請的認證碼不正確，請依邀請信重新輸入") \
	X(RULE_STF_12_EXPIRED, "R-STF-12", PROBLEM_ERROR, "邀請已逾期，請洽系統管理者重新寄送邀請信") \
	X(RULE_STF_12_USED, "R-STF-12", PROBLEM_ERROR, "此邀請已使用，請直接登入") \
	X(RULE_STF_12_SUPERSEDED, "R-STF-12", PROBLEM_ERROR, "已有較新的邀請信，請使用最新一封邀請信") \
	X(RULE_STF_13, "R-STF-13", PROBLEM_ERROR, "請輸入事由，至少4字、至多100字") \
	X(RULE_STF_14, "R-STF-14", PROBLEM_ERROR, "查無此帳號，請確認身分證號、帳號或E-Mail") \
	X(RULE_STF_15, "R-STF-15", PROBLEM_ERROR, "此E-Mail有多個帳號使用，請改以身分證號或帳號查詢") \
	/* applications */ \
	X(RULE_APP_1, "R-APP-1", PROBLEM_ERROR, "申請案號須為1~20個半形英數字或「-」") \
	X(RULE_APP_2, "R-APP-2", PROBLEM_ERROR, "查無此申請案號，請確認後重新輸入") \
	X(RULE_APP_3, "R-APP-3", PROBLEM_ERROR, "查無案號的次數過多，請於{n}分鐘後再試") \
	X(RULE_APP_4, "R-APP-4", PROBLEM_ERROR, "申請案號檢查碼錯誤，請重新確認") \
	X(RULE_APP_5, "R-APP-5", PROBLEM_ERROR, "查無此申請案號，或申請人的身分證號不符，請確認後重新輸入") \
	X(RULE_APP_10, "R-APP-10", PROBLEM_ERROR, "請選擇應用系統") \
	X(RULE_APP_11, "R-APP-11", PROBLEM_ERROR, "查無此應用系統，或已停止受理申請") \
	X(RULE_APP_12, "R-APP-12", PROBLEM_ERROR, "此為預設應用系統，不需再申請") \
	X(RULE_APP_13, "R-APP-13", PROBLEM_ERROR, "已可使用此應用系統，不需再申請") \
	X(RULE_APP_14, "R-APP-14", PROBLEM_ERROR, "此應用系統已有尚未審結的申請，請待審查結果，或先撤回該申請") \
	X(RULE_APP_15_EMPTY, "R-APP-15", PROBLEM_ERROR, "請輸入申請事由") \
	X(RULE_APP_15, "R-APP-15", PROBLEM_ERROR, "申請事由至多200字") \
	X(RULE_APP_16, "R-APP-16", PROBLEM_ERROR, "此申辦項目目前停止受理，請稍後再試或洽客服") \
	X(RULE_APP_20, "R-APP-20", PROBLEM_ERROR, "此案由{who}審查中，{n}分鐘後才可取件") \
	X(RULE_APP_21, "R-APP-21", PROBLEM_ERROR, "請先取件，再審查此案") \
	X(RULE_APP_22, "R-APP-22", PROBLEM_ERROR, "此案已由申請人撤回，不需再辦理") \
	X(RULE_APP_23, "R-APP-23", PROBLEM_ERROR, "此案已審結，不能再審查、撤回或補正") \
	X(RULE_APP_24, "R-APP-24", PROBLEM_ERROR, "此案已退回補正，請待申請人補正後再審查") \
	X(RULE_APP_25, "R-APP-25", PROBLEM_ERROR, "此案內容已有異動，請重新檢視後再辦理") \
	X(RULE_APP_26, "R-APP-26", PROBLEM_ERROR, "此案未退回補正，不能補正") \
	X(RULE_APP_27, "R-APP-27", PROBLEM_ERROR, "請選擇審查結果") \
	X(RULE_APP_28_EMPTY, "R-APP-28", PROBLEM_ERROR, "請輸入審查意見") \
	X(RULE_APP_28, "R-APP-28", PROBLEM_ERROR, "審查意見至多500字") \
	X(RULE_APP_29, "R-APP-29", PROBLEM_ERROR, "內容與退回補正前相同，請依審查意見修改後再送審") \
	/* the health card (cards.md 3) */ \
	X(RULE_CARD_22, "R-CARD-22", PROBLEM_ERROR, "身分證號、健保卡或註冊密碼不正確") \
	X(RULE_CARD_22_NUMBER, "R-CARD-22", PROBLEM_ERROR, "健保卡卡號不正確，請確認後再輸入") \
	X(RULE_CARD_22_REGISTER, "R-CARD-22", PROBLEM_ERROR, "您尚未註冊健保卡網路服務，請先完成註冊") \
	X(RULE_CARD_22_VOID, "R-CARD-22", PROBLEM_ERROR, "此健保卡已失效，請改用目前有效的健保卡") \
	X(RULE_CARD_22_DOWN, "R-CARD-22", PROBLEM_ERROR, "健保卡驗證系統暫停服務，請稍後再試或改用醫事人員憑證卡") \
	/* login by text message and card number (cards.md 5) */ \
	X(RULE_CARD_23_EMPTY, "R-CARD-23", PROBLEM_ERROR, "請輸入健保卡網路服務註冊密碼") \
	X(RULE_CARD_23, "R-CARD-23", PROBLEM_ERROR, "健保卡網路服務註冊密碼為6~12碼") \
	X(RULE_CARD_24_EMPTY, "R-CARD-24", PROBLEM_ERROR, "請插入健保卡") \
	X(RULE_CARD_24, "R-CARD-24", PROBLEM_ERROR, "卡片身分證號與輸入資料不符") \
	X(RULE_CARD_25, "R-CARD-25", PROBLEM_ERROR, "查無醫事人員資料，請洽客服確認執業登記") \
	X(RULE_CARD_50_EMPTY, "R-CARD-50", PROBLEM_ERROR, "請輸入簡訊中的6位數驗證碼") \
	X(RULE_CARD_50, "R-CARD-50", PROBLEM_ERROR, "驗證碼錯誤，請輸入簡訊中的6位數驗證碼") \
	X(RULE_CARD_50_MANY, "R-CARD-50", PROBLEM_ERROR, "驗證碼錯誤次數過多，請重新取得") \
	X(RULE_CARD_50_LATE, "R-CARD-50", PROBLEM_ERROR, "驗證碼已逾時，請重新取得") \
	X(RULE_CARD_52, "R-CARD-52", PROBLEM_ERROR, "簡訊發送次數已達上限，請於{n}分鐘後再試") \
	X(RULE_CARD_54, "R-CARD-54", PROBLEM_ERROR, "請先取得並輸入簡訊驗證碼，再輸入健保卡卡號") \
	X(RULE_CARD_54_EMPTY, "R-CARD-54", PROBLEM_ERROR, "請輸入健保卡卡號") \
	X(RULE_CARD_54_OVER, "R-CARD-54", PROBLEM_ERROR, "健保卡卡號錯誤次數過多，請重新取得驗證碼") \
	/* whom a certificate card belongs to (cards.md 4.3, 7.2) */ \
	X(RULE_CARD_36, "R-CARD-36", PROBLEM_ERROR, "此憑證卡沒有可辨識的持卡人，也尚未登記，請洽客服辦理登記") \
	X(RULE_CARD_36_ACCOUNT, "R-CARD-36", PROBLEM_ERROR, "持卡人尚未開通帳號，請先至「新帳號申請」辦理帳號開通") \
	X(RULE_CARD_36_OTHER, "R-CARD-36", PROBLEM_ERROR, "此憑證卡已登記給他人，不能登入，請洽客服") \
	X(RULE_CARD_36_BLOCKED, "R-CARD-36", PROBLEM_ERROR, "此憑證卡已停用，不能登入，請洽客服") \
	X(RULE_CARD_36_INSTITUTION, "R-CARD-36", PROBLEM_ERROR, "查無此憑證卡的機構代碼，請洽客服確認機構登記") \
	X(RULE_CARD_60, "R-CARD-60", PROBLEM_ERROR, \
	  "用戶端沒有提出卡片的金鑰，請指定憑證卡的 PKCS#11 元件，再連線一次") \
	X(RULE_CARD_61, "R-CARD-61", PROBLEM_ERROR, \
	  "此金鑰的憑證尚未登記，請先在讀卡機以憑證卡登入一次，或以 enroll 指令登記") \
	X(RULE_CARD_65, "R-CARD-65", PROBLEM_ERROR, "憑證與連線所用的金鑰不符，請使用同一張卡片的憑證") \
	X(RULE_CARD_67, "R-CARD-67", PROBLEM_ERROR, "憑證已廢止，系統已自動登出") \
	X(RULE_CARD_67_EXPIRED, "R-CARD-67", PROBLEM_ERROR, "憑證已逾有效期限，系統已自動登出，請換發新卡") \
	X(RULE_CARD_67_BLOCKED, "R-CARD-67", PROBLEM_ERROR, "此憑證卡已停用或解除登記，系統已自動登出，請洽客服") \
	X(RULE_CARD_67_UNCHECKED, "R-CARD-67", PROBLEM_ERROR, "無法再確認憑證是否有效，系統已自動登出，請洽管理人員") \
	/* identifiers */ \
	X(RULE_ID_1, "R-ID-1", PROBLEM_ERROR, "身分證字號格式不正確，請輸入1個英文字母及9個數字") \
	X(RULE_ID_1_DIGIT, "R-ID-1", PROBLEM_ERROR, "身分證字號檢查碼錯誤，請重新確認") \
	X(RULE_ID_2_OVER, "R-ID-2", PROBLEM_ERROR, "舊式統一證號已停止使用，請輸入新式統一證號") \
	X(RULE_ID_3, "R-ID-3", PROBLEM_ERROR, "居留證號(統一證號)格式不正確，請依證件輸入10碼") \
	X(RULE_ID_3_DIGIT, "R-ID-3", PROBLEM_ERROR, "居留證號(統一證號)檢查碼錯誤，請重新確認") \
	X(RULE_ID_4, "R-ID-4", PROBLEM_ERROR, "機構代碼須為10碼英數字") \
	X(RULE_ID_4_UNKNOWN, "R-ID-4", PROBLEM_ERROR, "查無此機構代碼，請確認後重新輸入") \
	X(RULE_ID_4_COUNTY, "R-ID-4", PROBLEM_WARNING, "機構代碼第3、4碼不是已知的縣市碼，請再次確認是否輸入正確") \
	X(RULE_ID_4_LETTER, "R-ID-4", PROBLEM_WARNING, "機構代碼英文字母的位置少見，請再次確認是否輸入正確") \
	X(RULE_ID_5_ZERO, "R-ID-5", PROBLEM_ERROR, "證書字號不得為000000") \
	X(RULE_ID_6, "R-ID-6", PROBLEM_ERROR, "健保卡卡號須為12碼數字，例：0000-1234-5678") \
	X(RULE_ID_7, "R-ID-7", PROBLEM_ERROR, "行動電話格式不正確，例：0912-345678") \
	X(RULE_ID_8, "R-ID-8", PROBLEM_ERROR, "市話號碼格式不正確，例：02-12345678#123456") \
	X(RULE_ID_8_PERSON, "R-ID-8", PROBLEM_ERROR, "免付費電話僅限機構使用，請輸入您的市話號碼") \
	X(RULE_ID_8_TOLL_FREE, "R-ID-8", PROBLEM_WARNING, "免付費電話僅限機構使用") \
	/* cards: the reader */ \
	X(RULE_CARD_1_SERVICE, "R-CARD-1", PROBLEM_ERROR, "讀卡機服務未啟動，請洽管理人員") \
	X(RULE_CARD_1_READER, "R-CARD-1", PROBLEM_ERROR, "未偵測到讀卡機，請檢查連接線") \
	X(RULE_CARD_1_EMPTY, "R-CARD-1", PROBLEM_ERROR, "請插入卡片") \
	X(RULE_CARD_1_MUTE, "R-CARD-1", PROBLEM_ERROR, "卡片無法讀取，請確認晶片方向") \
	X(RULE_CARD_1_DOWN, "R-CARD-1", PROBLEM_ERROR, \
	  "讀卡程式重新啟動中，請稍候；持續未恢復時，請洽管理人員，或改用其他登入方式") \
	X(RULE_CARD_2_TIMEOUT, "R-CARD-2", PROBLEM_ERROR, "卡片逾時沒有回應，請重新插入卡片再試") \
	X(RULE_CARD_2_CANCELLED, "R-CARD-2", PROBLEM_ERROR, "已取消讀取卡片，請重新插入卡片再試") \
	X(RULE_CARD_2_CANCELLED_PIN, "R-CARD-2", PROBLEM_ERROR, \
	  "已取消簽章；PIN碼可能已送到卡片並用去一次機會，請確認後再試") \
	X(RULE_CARD_2_IN_USE, "R-CARD-2", PROBLEM_ERROR, "卡片正由其他程式使用，請稍候再試") \
	X(RULE_CARD_2_BUSY, "R-CARD-2", PROBLEM_ERROR, "上一項讀卡作業尚未完成，請稍候") \
	X(RULE_CARD_3, "R-CARD-3", PROBLEM_ERROR, "卡片的回應不正確，請重新插入卡片再試") \
	X(RULE_CARD_4_OUT, "R-CARD-4", PROBLEM_INFO, "卡片已移除，系統已自動登出") \
	X(RULE_CARD_4_LEFT, "R-CARD-4", PROBLEM_INFO, "您已登出，請記得取回卡片") \
	X(RULE_CARD_4_OTHER, "R-CARD-4", PROBLEM_ERROR, "請插入登入時所用的同一張卡片") \
	X(RULE_CARD_5, "R-CARD-5", PROBLEM_ERROR, \
	  "經由網路連線不能使用這裡的讀卡機，請以自己電腦的讀卡機連線，或使用健保卡(無卡)") \
	X(RULE_CARD_4_REMOVED, "R-CARD-4", PROBLEM_ERROR, "作業完成前卡片已移除，請重新插入卡片再試") \
	X(RULE_CARD_7_NHI, "R-CARD-7", PROBLEM_ERROR, "此卡非健保卡，請插入健保卡") \
	X(RULE_CARD_7_CERTIFICATE, "R-CARD-7", PROBLEM_ERROR, "此卡非憑證卡，請插入醫事人員或醫事機構憑證卡") \
	/* cards: what a health card says */ \
	X(RULE_CARD_8_LENGTH, "R-CARD-8", PROBLEM_ERROR, "卡片資料長度不符，請改用其他登入方式") \
	X(RULE_CARD_8_NUMBER, "R-CARD-8", PROBLEM_ERROR, "卡片上的健保卡號不正確，請改用其他登入方式") \
	X(RULE_CARD_8_ID, "R-CARD-8", PROBLEM_ERROR, "卡片上的身分證號不正確，請改用其他登入方式") \
	X(RULE_CARD_8_SEX, "R-CARD-8", PROBLEM_WARNING, "卡片上沒有可辨識的性別") \
	X(RULE_CARD_8_DATE, "R-CARD-8", PROBLEM_WARNING, "卡片上的日期不正確，未予採用") \
	/* cards: the module that speaks to certificate cards */ \
	X(RULE_CARD_30, "R-CARD-30", PROBLEM_ERROR, "本機未安裝醫事憑證元件，請改用其他登入方式") \
	X(RULE_CARD_33, "R-CARD-33", PROBLEM_ERROR, "醫事憑證元件無法使用，請洽管理人員") \
	X(RULE_CARD_33_CRASH, "R-CARD-33", PROBLEM_ERROR, "醫事憑證元件異常結束，已重新啟動，請再試一次") \
	X(RULE_CARD_33_NOTHING, "R-CARD-33", PROBLEM_ERROR, "醫事憑證元件沒有產生正確的簽章，請洽管理人員") \
	X(RULE_CARD_33_KEY, "R-CARD-33", PROBLEM_ERROR, "醫事憑證元件不支援此卡的簽章方式，請洽管理人員") \
	/* cards: certificates */ \
	X(RULE_CARD_34_FORM, "R-CARD-34", PROBLEM_ERROR, "憑證格式不正確，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_CRITICAL, "R-CARD-34", PROBLEM_ERROR, "憑證含有無法辨識的必要欄位，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_SERIAL, "R-CARD-34", PROBLEM_ERROR, "憑證序號不正確，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_NAME, "R-CARD-34", PROBLEM_ERROR, "憑證中的名稱含有不允許的字元，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_UNTRUSTED, "R-CARD-34", PROBLEM_ERROR, "憑證不受信任，請使用醫事憑證管理中心核發的卡片") \
	X(RULE_CARD_34_FORGED, "R-CARD-34", PROBLEM_ERROR, "憑證的簽章不正確，可能遭竄改，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_EARLY, "R-CARD-34", PROBLEM_ERROR, "憑證尚未生效，請於生效後再使用") \
	X(RULE_CARD_34_EXPIRED, "R-CARD-34", PROBLEM_ERROR, "憑證已逾有效期限，請換發新卡") \
	X(RULE_CARD_34_REVOKED, "R-CARD-34", PROBLEM_ERROR, "憑證已廢止，請換發新卡") \
	X(RULE_CARD_34_USAGE, "R-CARD-34", PROBLEM_ERROR, "此憑證不是簽章用的憑證，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_AUTHORITY, "R-CARD-34", PROBLEM_ERROR, "此憑證屬於憑證機構，請使用醫事人員或機構憑證卡登入") \
	X(RULE_CARD_34_WEAK, "R-CARD-34", PROBLEM_ERROR, "憑證的金鑰或簽章演算法強度不足，請換發新卡") \
	X(RULE_CARD_34_KEY, "R-CARD-34", PROBLEM_ERROR, "憑證的金鑰種類不受支援，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_LONG, "R-CARD-34", PROBLEM_ERROR, "憑證鏈過長，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_ISSUER, "R-CARD-34", PROBLEM_ERROR, "簽發此憑證的不是憑證機構，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_ISSUER_PERIOD, "R-CARD-34", PROBLEM_ERROR, "憑證機構的憑證不在有效期間內，請洽管理人員") \
	X(RULE_CARD_34_ISSUER_REVOKED, "R-CARD-34", PROBLEM_ERROR, "憑證機構的憑證已廢止，請洽管理人員") \
	X(RULE_CARD_34_PERSON, "R-CARD-34", PROBLEM_ERROR, "請使用醫事人員憑證卡登入") \
	X(RULE_CARD_34_INSTITUTION, "R-CARD-34", PROBLEM_ERROR, "請使用醫事機構憑證卡登入") \
	X(RULE_CARD_34_KIND, "R-CARD-34", PROBLEM_ERROR, "此卡不是醫事憑證卡，請使用醫事人員或醫事機構憑證卡") \
	X(RULE_CARD_34_ID, "R-CARD-34", PROBLEM_ERROR, "憑證中沒有持卡人的身分證號或機構代碼，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_ID_TWICE, "R-CARD-34", PROBLEM_ERROR, "憑證中有互相矛盾的身分資料，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_ID_PERSON, "R-CARD-34", PROBLEM_ERROR, "憑證中的身分證號不正確，請洽醫事憑證管理中心") \
	X(RULE_CARD_34_ID_INSTITUTION, "R-CARD-34", PROBLEM_ERROR, "憑證中的機構代碼不正確，請洽醫事憑證管理中心") \
	X(RULE_CARD_35_NONE, "R-CARD-35", PROBLEM_ERROR, "查無憑證廢止清冊，暫時無法以憑證登入，請洽管理人員") \
	X(RULE_CARD_35_STALE, "R-CARD-35", PROBLEM_ERROR, "憑證廢止清冊已過期，暫時無法以憑證登入，請洽管理人員") \
	X(RULE_CARD_35_FORGED, "R-CARD-35", PROBLEM_ERROR, "憑證廢止清冊不正確，暫時無法以憑證登入，請洽管理人員") \
	X(RULE_CARD_35_OLDER, "R-CARD-35", PROBLEM_ERROR, "已有較新的憑證廢止清冊，請取得最新的清冊") \
	X(RULE_CARD_35_DELTA, "R-CARD-35", PROBLEM_ERROR, "這是差異清冊，不能代替全部，請取得完整的憑證廢止清冊") \
	X(RULE_CARD_35_PART, "R-CARD-35", PROBLEM_ERROR, "這份清冊只涵蓋部分憑證或原因，請取得完整的憑證廢止清冊") \
	X(RULE_CARD_35_GRACE, "R-CARD-35", PROBLEM_WARNING, "以較舊的憑證廢止清冊查驗") \
	X(RULE_CARD_35_UNCHECKED, "R-CARD-35", PROBLEM_WARNING, "沒有憑證廢止清冊，未查驗是否已廢止") \
	/* cards: PIN */ \
	X(RULE_CARD_40_EMPTY, "R-CARD-40", PROBLEM_ERROR, "請輸入PIN碼") \
	X(RULE_CARD_40, "R-CARD-40", PROBLEM_ERROR, "PIN碼長度須為6~8碼") \
	X(RULE_CARD_40_FORM, "R-CARD-40", PROBLEM_ERROR, "PIN碼須為半形英數字或符號") \
	X(RULE_CARD_41_WRONG, "R-CARD-41", PROBLEM_ERROR, "PIN碼錯誤，請確認後再輸入；連續錯誤將鎖定") \
	X(RULE_CARD_41_WRONG_LOW, "R-CARD-41", PROBLEM_ERROR, "PIN碼錯誤且即將鎖定，請確認後再輸入") \
	X(RULE_CARD_41_WRONG_FINAL, "R-CARD-41", PROBLEM_ERROR, "PIN碼錯誤，僅剩最後一次機會，請確認後再輸入") \
	X(RULE_CARD_41_LOW, "R-CARD-41", PROBLEM_WARNING, "PIN碼即將鎖定，請確認後再輸入") \
	X(RULE_CARD_41_FINAL, "R-CARD-41", PROBLEM_WARNING, "PIN碼僅剩最後一次機會，請確認後再輸入") \
	X(RULE_CARD_41_LOCKED, "R-CARD-41", PROBLEM_ERROR, "PIN碼已鎖定，請洽醫事憑證管理中心解鎖") \
	X(RULE_CARD_41_EXPIRED, "R-CARD-41", PROBLEM_ERROR, "PIN碼已過期，請先至醫事憑證管理中心網站變更") \
	X(RULE_CARD_43, "R-CARD-43", PROBLEM_ERROR, "請清除此欄，改在讀卡機的按鍵輸入PIN碼") \
	/* cards: proof of possession */ \
	X(RULE_CARD_45_LATE, "R-CARD-45", PROBLEM_ERROR, "登入驗證資料已逾時，請重新登入") \
	X(RULE_CARD_45_USED, "R-CARD-45", PROBLEM_ERROR, "登入驗證資料已使用過，請重新登入") \
	X(RULE_CARD_45_OTHER, "R-CARD-45", PROBLEM_ERROR, "登入驗證資料不屬於這次登入，請重新登入") \
	X(RULE_CARD_45_SIGNATURE, "R-CARD-45", PROBLEM_ERROR, "卡片的簽章不正確，請重新登入") \
	/* what is published */ \
	X(RULE_PUB_1, "R-PUB-1", PROBLEM_ERROR, "標題須為1~100字") \
	X(RULE_PUB_2, "R-PUB-2", PROBLEM_ERROR, "分類至多20字") \
	X(RULE_PUB_3, "R-PUB-3", PROBLEM_ERROR, "查無此應用系統，請由清單選擇") \
	X(RULE_PUB_4, "R-PUB-4", PROBLEM_ERROR, "日期不正確，例：2026-11-22 或 115/11/22") \
	X(RULE_PUB_5, "R-PUB-5", PROBLEM_ERROR, "截止日期不得早於公告日期") \
	X(RULE_PUB_6, "R-PUB-6", PROBLEM_ERROR, "內文不可空白") \
	X(RULE_PUB_6_LONG, "R-PUB-6", PROBLEM_ERROR, "內文過長，至多65536個位元組") \
	X(RULE_PUB_7, "R-PUB-7", PROBLEM_ERROR, "資料已由他人修改，您的修改尚未儲存，請重新開啟後再試") \
	X(RULE_PUB_8, "R-PUB-8", PROBLEM_ERROR, "已經撤下，不能再修改") \
	X(RULE_PUB_9, "R-PUB-9", PROBLEM_ERROR, "查無此公告，可能已撤下或公告期間已過") \
	X(RULE_PUB_10, "R-PUB-10", PROBLEM_ERROR, "一則公告至多{n}個附件，請先移除其中一個，或另外新增公告") \
	X(RULE_DOC_1, "R-DOC-1", PROBLEM_ERROR, "檔名須為1~64個半形英數字、「.」、「-」或「_」，且以英數字開頭") \
	X(RULE_DOC_2, "R-DOC-2", PROBLEM_ERROR, "檔案超過{n} MB的上限，未接受") \
	X(RULE_DOC_3, "R-DOC-3", PROBLEM_ERROR, \
	  "所有檔案（含已撤下的）總量已達上限，未接受，請洽系統管理者調高 document_total_max_bytes") \
	X(RULE_DOC_4, "R-DOC-4", PROBLEM_ERROR, \
	  "不接受這種檔案；接受PDF、Office、OpenDocument、ZIP、PNG、JPEG、CSV及UTF-8文字檔") \
	X(RULE_DOC_5, "R-DOC-5", PROBLEM_ERROR, "副檔名與檔案內容不符，請改正檔名") \
	X(RULE_DOC_6, "R-DOC-6", PROBLEM_ERROR, "已有同名的檔案，請改用其他檔名，或先撤下原檔案") \
	X(RULE_DOC_7, "R-DOC-7", PROBLEM_ERROR, "查無此檔案，請以 documents 查看有哪些檔案") \
	X(RULE_DOC_8, "R-DOC-8", PROBLEM_ERROR, "檔案沒有內容") \
	X(RULE_DOC_9, "R-DOC-9", PROBLEM_ERROR, "檔案內容不能顯示在終端機上，請在指令後加上 > 檔名，存成檔案") \
	X(RULE_DOC_10, "R-DOC-10", PROBLEM_ERROR, "檔案內容已損壞，不能提供，請通知系統管理者") \
	X(RULE_DOC_11, "R-DOC-11", PROBLEM_ERROR, "這裡沒有可存檔的位置，請以畫面上的指令取得") \
	X(RULE_DOC_12, "R-DOC-12", PROBLEM_ERROR, "儲存媒體無法寫入，請確認已插入且沒有防寫") \
	X(RULE_DOC_13, "R-DOC-13", PROBLEM_ERROR, "儲存媒體的空間不足，請清出空間或換一個媒體") \
	/* text from outside */ \
	X(RULE_TEXT_ENCODING, "R-TEXT-1", PROBLEM_ERROR, "文字不是正確的 UTF-8，請重新輸入") \
	X(RULE_TEXT_CONTROL, "R-TEXT-2", PROBLEM_ERROR, "不可含有控制字元") \
	X(RULE_TEXT_DIRECTION, "R-TEXT-3", PROBLEM_ERROR, "不可含有改變書寫方向的字元") \
	X(RULE_TEXT_INVISIBLE, "R-TEXT-4", PROBLEM_ERROR, "不可含有看不見的字元") \
	X(RULE_TEXT_UNASSIGNED, "R-TEXT-5", PROBLEM_ERROR, "含有無法辨識的字元") \
	X(RULE_TEXT_MARKS, "R-TEXT-6", PROBLEM_ERROR, "一個字上的附加符號過多") \
	/* command lines that come over a line */ \
	X(RULE_CMD_1, "R-CMD-1", PROBLEM_ERROR, "指令過長，至多4096個位元組") \
	X(RULE_CMD_2, "R-CMD-2", PROBLEM_ERROR, "指令中的引號沒有結束") \
	X(RULE_CMD_3, "R-CMD-3", PROBLEM_ERROR, "指令的參數過多，至多64個") \
	/* files of registers */ \
	X(RULE_IMP_1, "R-IMP-1", PROBLEM_ERROR, "標題列缺少這個欄位") \
	X(RULE_IMP_1_TWICE, "R-IMP-1", PROBLEM_ERROR, "標題列中這個欄位出現兩次") \
	X(RULE_IMP_2, "R-IMP-2", PROBLEM_ERROR, "欄位數與標題列不同") \
	X(RULE_IMP_3, "R-IMP-3", PROBLEM_ERROR, "不可空白") \
	X(RULE_IMP_4, "R-IMP-4", PROBLEM_ERROR, "文字過長") \
	X(RULE_IMP_5, "R-IMP-5", PROBLEM_ERROR, "日期不正確，例：2026-11-22、20261122 或 1151122") \
	X(RULE_IMP_6, "R-IMP-6", PROBLEM_ERROR, "查無此醫事人員類別代碼") \
	X(RULE_IMP_7, "R-IMP-7", PROBLEM_ERROR, "須為「執業」、「未執業」、1 或 0") \
	X(RULE_IMP_8, "R-IMP-8", PROBLEM_ERROR, "檔案中已有同類別同號的證書") \
	X(RULE_IMP_9, "R-IMP-9", PROBLEM_ERROR, "檔案沒有資料列") \
	X(RULE_IMP_10, "R-IMP-10", PROBLEM_ERROR, \
	  "因有資料列遭拒收，全部未匯入；修正後重新匯入，或以 --skip-bad 略過有誤的資料列")

#define DOMAIN_RULE_ENUM(word, number, severity, text) word,
enum rule { RULE_NONE, DOMAIN_RULE_LIST(DOMAIN_RULE_ENUM) RULE_COUNT };

/*
 * The columns of a row; "" (and PROBLEM_INFO) for RULE_NONE.  They last as long as the program; the sentence
 * is the one of the present language (base/lang.h), as it is on a list of problems.
 */
const char *domain_rule_number(enum rule rule);
const char *domain_rule_text(enum rule rule);
enum problem_severity domain_rule_severity(enum rule rule);

/* Appends the row of a rule to a list, at a field ("": the whole form); RULE_NONE appends nothing. */
void domain_rule_add(struct problems *problems, const char *field, enum rule rule);

/* The same with the first {n} of the sentence replaced by a number. */
void domain_rule_add_number(struct problems *problems, const char *field, enum rule rule, long n);

/* The same with {who} replaced by a name, and {n} by a number. */
void domain_rule_add_who(struct problems *problems, const char *field, enum rule rule, const char *who, long n);

/* The rule that a fault at the inward gate breaks; RULE_NONE for GATE_OK. */
enum rule domain_rule_from_gate(enum gate_fault fault);

#endif
