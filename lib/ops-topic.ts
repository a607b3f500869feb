import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IRuleTarget, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { Grant, type IGrantable, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { Stage } from './stage.ts'

/** What operations hear of by mail beside the orders' own mails; each address confirms once. */
export class OpsTopic extends Construct {
  readonly topic: Topic
  private readonly key: Key

  constructor(scope: Construct, id: string, { name, settings }: Stage) {
    super(scope, id)
    // AWS's own key for topics cannot be used by CloudWatch.
    this.key = new Key(this, 'Key', {
      description: `Nouhin ${name}: alarms`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.topic = new Topic(this, 'Topic', {
      topicName: `nouhin-${name}-ops`,
      displayName: `Nouhin ${name}`,
      masterKey: this.key,
      enforceSSL: true,
    })
    for (const address of new Set(settings.mail.ops))
      accept(
        this.topic.addSubscription(new EmailSubscription(address)),
        'Serverless-SNSRedrivePolicy',
        'An alarm stays where it is until it is over; nobody would read a queue of mails that did not arrive.',
      )
    this.letAlarmsPublish()
  }

  tellOf(alarm: IAlarm & { addAlarmAction(action: SnsAction): void }) {
    alarm.addAlarmAction(new SnsAction(this.topic))
  }

  /** As the target of a rule: by a role, whose trust names the account's own EventBridge. The CDK's own target allows more. */
  targetOf(scope: Construct, stage: string, message: RuleTargetInput): IRuleTarget {
    const role = new Role(scope, 'TellRole', {
      description: `Nouhin ${stage}: tells operations`,
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
    })
    this.allowPublish(role)
    const arn = this.topic.topicArn
    const retryPolicy = { maximumRetryAttempts: 3, maximumEventAgeInSeconds: Duration.hours(1).toSeconds() }
    return { bind: () => ({ arn, role, input: message, retryPolicy, targetResource: this.topic }) }
  }

  private allowPublish(grantee: IGrantable) {
    Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn] })
    Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resourceArns: [this.key.keyArn] })
  }

  /** A topic policy of our own, as the one that says TLS only, takes the place of the account's. */
  private letAlarmsPublish() {
    const { partition, region, account } = Stack.of(this)
    const principals = [new ServicePrincipal('cloudwatch.amazonaws.com')]
    const conditions = {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
    }
    this.topic.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [this.topic.topicArn], conditions }),
    )
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    )
  }
}
