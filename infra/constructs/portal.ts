// The portal on the web: an HTTP API before its function. It has no authorizer, since whoever has the link of a mail may
// open it; a path holds a link's token, so that no log has it.

import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { PORTAL_VARIABLE } from '../../shared/topology.ts'
import type { StageSettings } from '../stacks/stage.ts'
import type { AppFunction } from './app-function.ts'

export interface PortalProps {
  readonly stage: Pick<StageSettings, 'portalDomain' | 'portalCertificate' | 'portalRate' | 'portalBurst'>
  readonly worker: AppFunction
}

export class Portal extends Construct {
  readonly worker: AppFunction
  readonly api: HttpApi
  /** Without a slash at the end. */
  readonly url: string

  constructor(scope: Construct, id: string, { stage, worker }: PortalProps) {
    super(scope, id)
    this.worker = worker
    const domain = this.ownDomain(stage)
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Function', worker.lambda),
      // With two addresses, links would work at one and forms at the other.
      disableExecuteApiEndpoint: domain !== null,
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.portalRate, burstLimit: stage.portalBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: RetentionDays.THREE_MONTHS,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            status: '$context.status',
            latencyMs: '$context.responseLatency',
          }),
        ),
      },
      ...(domain === null ? {} : { domainMapping: { domainName: domain } }),
    })
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The link of a mail is the credential: the function checks its token at each request.',
    })
    this.url = domain === null ? this.api.apiEndpoint : `https://${stage.portalDomain}`
    new CfnOutput(this, 'Url', { description: 'The portal', value: this.url })
  }

  /** Tells a function where the portal is. */
  bind({ lambda }: AppFunction): void {
    lambda.addEnvironment(PORTAL_VARIABLE, this.url)
  }

  private ownDomain({ portalDomain, portalCertificate }: PortalProps['stage']): DomainName | null {
    if (portalDomain === undefined || portalCertificate === undefined) return null
    const domain = new DomainName(this, 'Domain', {
      domainName: portalDomain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', portalCertificate),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new CfnOutput(this, 'DnsRecord', {
      description: 'A DNS record to set for the portal',
      value: `${portalDomain} CNAME ${domain.regionalDomainName}`,
    })
    return domain
  }
}
