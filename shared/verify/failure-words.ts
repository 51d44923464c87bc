/** What a reviewer reads when the program could not do its part. Each says what happened and what to do. */
export const failureWords = {
  parse: () => '有一份上传的材料未能读取，没有参与核验。请重新上传；仍不成功时请人工查看原件。',
  verify: () => '核验未能完成，现有报告（如有）可能不是最新的。请联系系统管理员重新核验；在此之前请人工核对。',
  import: () => '档案文件未能导入。',
  unknown: () => '处理未能完成。请联系系统管理员。',
} as const
