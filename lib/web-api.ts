import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { DomainName, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { accept } from './accepted-findings.ts'
import type { Deployment } from './deployment.ts'
import { deliveredLogs, Logs } from './logs.ts'
import type { NouhinFunction } from './nouhin-function.ts'

export interface WebApiProps {
  stage: string
  domain?: Deployment['domain']
}
type Method = 'GET' | 'HEAD' | 'POST'

/** Paths hold link MACs and the webhook's secret, queries may hold anything: the route says enough. */
const accessLog = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  integrationStatus: '$context.integration.status',
  responseLatency: '$context.responseLatency',
}

/** What the world can reach. */
export class WebApi extends Construct {
  /** Without a slash at its end. */
  readonly url: string
  private readonly api: HttpApi

  constructor(scope: Construct, id: string, { stage, domain }: WebApiProps) {
    super(scope, id)
    const domainName = domain && this.createDomain(domain)
    this.api = new HttpApi(this, 'Api', {
      apiName: `nouhin-${stage}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    })
    this.url = domain ? `https://${domain.name}` : this.api.apiEndpoint
    const logs = new Logs(this, 'AccessLogs', deliveredLogs(`http-api/nouhin-${stage}`))
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
      ...(domainName && { domainMapping: { domainName } }),
    })
  }

  route(path: string, methods: Method[], fn: NouhinFunction) {
    const integration = new HttpLambdaIntegration(fn.node.id, fn)
    const routes = this.api.addRoutes({ path, methods: methods.map((method) => HttpMethod[method]), integration })
    for (const route of routes)
      accept(route, 'AwsSolutions-APIG4', 'Open by design: a signed link, or the secret in the URL, is what lets in.')
  }

  /** How often it answered with a status of 500 and more. */
  serverErrors() {
    return this.api.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(5) })
  }

  private createDomain({ name, certificateArn }: NonNullable<WebApiProps['domain']>) {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn)
    const domainName = new DomainName(this, 'Domain', { domainName: name, certificate })
    new CfnOutput(Stack.of(this), 'DomainTarget', {
      description: `CNAME (or alias) of ${name}`,
      value: domainName.regionalDomainName,
    })
    return domainName
  }
}
