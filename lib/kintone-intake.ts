import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'

/** Where kintone calls. A webhook without its secret gets the answer of a wrong one. */
export class KintoneIntake extends Construct {
  constructor(scope: Construct, id: string, office: Office) {
    super(scope, id)
    const { stage, codeOf, egress: network, table, executions, settings, secrets, web } = office
    const receiveWebhook = new NouhinFunction(this, 'ReceiveWebhook', {
      stage,
      codeOf,
      network,
      name: 'receive-webhook',
      timeout: Duration.seconds(20),
    })
    table.allowItems(receiveWebhook)
    executions.allowStart(receiveWebhook)
    executions.allowRedrive(receiveWebhook)
    settings.allowRead(receiveWebhook)
    secrets.webhookSecrets.allowRead(receiveWebhook)
    secrets.kintoneToken.allowRead(receiveWebhook)
    web.route('/webhook/kintone', ['POST'], receiveWebhook)
    web.route('/webhook/kintone/{secret}', ['POST'], receiveWebhook)
  }
}
