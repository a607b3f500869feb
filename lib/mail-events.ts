import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import { NouhinFunction } from './nouhin-function.ts'
import type { Office } from './office.ts'

/** Hears of mails of this stage that came back, or that their readers called spam. */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, office: Office) {
    super(scope, id)
    const { stage, codeOf, table, settings, executions, mail } = office
    const timeout = Duration.seconds(60)
    const mailEvents = new NouhinFunction(this, 'MailEvents', { stage, codeOf, name: 'mail-events', timeout })
    table.allowItems(mailEvents)
    settings.allowRead(mailEvents)
    mail.allowSend(mailEvents)
    // The mail to the lead links to the execution.
    executions.tell(mailEvents)
    const rule = new Rule(this, 'Returned', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [mail.configurationSet.configurationSetName] } } },
      },
      targets: [new LambdaFunction(mailEvents, { retryAttempts: 3, maxEventAge: Duration.hours(1) })],
    })
    accept(rule, 'Serverless-EventBusDLQ', 'The mail’s reader is reminded, and the lead told, when the deadline comes.')
  }
}
