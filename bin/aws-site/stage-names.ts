/** What `lib/` calls the things of a stage; test/bin holds the two together. */
export const stageNames = (stage: string) => ({
  settings: `/nouhin/${stage}/settings`,
  linkKeys: `nouhin/${stage}/link-keys`,
  webhookSecrets: `nouhin/${stage}/webhook-secrets`,
  kintoneToken: `nouhin/${stage}/kintone-token`,
  stateMachine: `nouhin-${stage}-order-delivery`,
  /** CloudFormation adds an ending of its own. */
  tablePrefix: `Nouhin-${stage}-ProcessTable`,
})
export type StageNames = ReturnType<typeof stageNames>
