import { CfnOutput, Stack } from 'aws-cdk-lib'
import {
  CfnEIP,
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  NatProvider,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2'
import { Construct } from 'constructs'
import { Logs } from './logs.ts'

/** A network whose only way out has one address, for kintone's allow list. */
export class FixedEgress extends Construct {
  readonly vpc: Vpc
  readonly securityGroup: SecurityGroup

  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id)
    const address = new CfnEIP(this, 'Address', { domain: 'vpc' })
    const logs = new Logs(this, 'Logs', `/nouhin/${stage}/network`)
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      natGatewayProvider: NatProvider.gateway({ eipAllocationIds: [address.attrAllocationId] }),
      subnetConfiguration: [
        { name: 'Nat', subnetType: SubnetType.PUBLIC, cidrMask: 28, mapPublicIpOnLaunch: false },
        { name: 'Functions', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
      ],
      gatewayEndpoints: { DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
      flowLogs: {
        Rejected: { destination: FlowLogDestination.toCloudWatchLogs(logs), trafficType: FlowLogTrafficType.REJECT },
      },
    })
    this.securityGroup = new SecurityGroup(this, 'OnlyHttps', {
      vpc: this.vpc,
      description: 'Out to HTTPS, in from nowhere',
      allowAllOutbound: false,
    })
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'kintone and AWS')
    new CfnOutput(Stack.of(this), 'EgressAddress', { description: 'What kintone sees', value: address.ref })
  }
}
