import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { NouhinFunction } from './nouhin-function.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })
const indexes = {
  /** What patrol must look at, earliest first. */
  attention: { partitionKey: text('attention'), sortKey: text('attentionAt') },
  /** Orders by when they were opened. */
  open: { partitionKey: text('state'), sortKey: text('openedAt') },
}

/** Orders, the ledger of records and leases: one item each, found by one key. */
export class ProcessTable extends Construct {
  readonly table: Table
  private readonly key: Key

  constructor(scope: Construct, id: string, { keepsData }: { keepsData: boolean }) {
    super(scope, id)
    const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    this.key = new Key(this, 'Key', { description: 'Nouhin orders', enableKeyRotation: true, removalPolicy })
    this.table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy,
    })
    for (const [indexName, keys] of Object.entries(indexes))
      this.table.addGlobalSecondaryIndex({ indexName, ...keys, projectionType: ProjectionType.KEYS_ONLY })
  }

  /** Reading and putting whole items by key; and finding them by the named indexes. */
  allowItems(fn: NouhinFunction, ...found: (keyof typeof indexes)[]) {
    fn.addEnvironment('TABLE_NAME', this.table.tableName)
    this.allow(fn, ['dynamodb:GetItem', 'dynamodb:PutItem'], this.table.tableArn)
    for (const index of found) this.allow(fn, ['dynamodb:Query'], `${this.table.tableArn}/index/${index}`)
    this.allowKey(fn)
  }

  private allow(grantee: NouhinFunction, actions: string[], resource: string) {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [resource] })
  }

  /** DynamoDB uses the key in the caller's name; nobody may use it for anything else. */
  private allowKey(grantee: NouhinFunction) {
    Grant.addToPrincipal({
      grantee,
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resourceArns: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
    })
  }
}
