import { CfnOutput, Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { Deployment } from './deployment.ts'
import type { NouhinFunction } from './nouhin-function.ts'
import { domainOf, senderAddress } from './sender-address.ts'

export interface MailIdentityProps {
  stage: string
  from: string
  ses: Deployment['ses']
}

/** The sender's identity at SES, the right to send in its name, and what SES tells of mails that came back. */
export class MailIdentity extends Construct {
  /** Every mail goes out through it; its events say so in the tag `ses:configuration-set`. */
  readonly configurationSet: ConfigurationSet
  private readonly address: string

  constructor(scope: Construct, id: string, { stage, from, ses }: MailIdentityProps) {
    super(scope, id)
    this.address = senderAddress(from)
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', { configurationSetName: `nouhin-${stage}` })
    this.configurationSet.addEventDestination('Returned', {
      // SES publishes to an account's default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    })
    if (ses === 'address') new EmailIdentity(this, 'Identity', { identity: Identity.email(this.address) })
    if (ses === 'domain') this.createDomain(domainOf(this.address))
  }

  allowSend(grantee: NouhinFunction) {
    const { partition, region, account } = Stack.of(this)
    const ses = `arn:${partition}:ses:${region}:${account}`
    const { configurationSetName } = this.configurationSet
    grantee.addEnvironment('MAIL_CONFIGURATION_SET', configurationSetName)
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail'],
      // In the sandbox SES asks for the recipient's identity too; the condition is what binds to the one sender.
      resourceArns: [`${ses}:identity/*`, `${ses}:configuration-set/${configurationSetName}`],
      conditions: { StringEquals: { 'ses:FromAddress': this.address } },
    })
    accept(
      grantee.role ?? grantee,
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      'Bound to the one sender by ses:FromAddress; in the sandbox SES asks for the recipient’s identity too.',
    )
  }

  private createDomain(domain: string) {
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(Stack.of(this), `Dkim${index + 1}`, {
        description: 'CNAME to add to DNS',
        value: `${name} CNAME ${value}`,
      })
    })
  }
}
