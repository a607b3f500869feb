import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'

/** The lane システム連携: x1 to x5. */
export class SystemSteps extends Construct {
  readonly fetchRecord: NouhinFunction
  readonly setVariables: NouhinFunction
  readonly updateRecord: NouhinFunction

  constructor(scope: Construct, id: string, office: Office) {
    super(scope, id)
    const { stage, codeOf, egress: network, table, settings, secrets, executions, mail } = office
    const timeout = Duration.seconds(60)
    this.fetchRecord = new NouhinFunction(this, 'FetchRecord', {
      stage,
      codeOf,
      network,
      name: 'fetch-record',
      timeout,
    })
    this.setVariables = new NouhinFunction(this, 'SetVariables', { stage, codeOf, name: 'set-variables', timeout })
    this.updateRecord = new NouhinFunction(this, 'UpdateRecord', {
      stage,
      codeOf,
      network,
      name: 'update-record',
      timeout,
    })
    for (const fn of [this.fetchRecord, this.setVariables, this.updateRecord]) {
      table.allowItems(fn)
      settings.allowRead(fn)
    }
    for (const fn of [this.fetchRecord, this.updateRecord]) secrets.kintoneToken.allowRead(fn)
    // x5 tells whoever waits for the order, with a link to its execution.
    mail.allowSend(this.updateRecord)
    executions.tell(this.updateRecord)
  }
}
