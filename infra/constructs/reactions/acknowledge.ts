import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of cdk-nag on one resource.
 * @param finding such as `AwsSolutions-IAM5[Resource::*]`, without the pack's name in front
 * @param reason why the rule does not serve its purpose here, for auditors of the templates
 */
export function acknowledge(resource: IConstruct, finding: string, reason: string): void {
  Validations.of(resource).acknowledge({ id: finding, reason });
}
