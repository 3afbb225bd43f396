// A budget of the month, where the stage sets one: its mails go to the operator. It covers the whole account, since SES and
// requests cannot be told apart by tags until somebody activates them in the billing console.

import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import type { Construct } from 'constructs'
import type { StageSettings } from '../../stacks/stage.ts'

export function addBudget(
  scope: Construct,
  { monthlyBudget, alarmAddress }: Pick<StageSettings, 'monthlyBudget' | 'alarmAddress'>,
): void {
  if (monthlyBudget === undefined) return
  const subscribers = [{ subscriptionType: 'EMAIL', address: alarmAddress }]
  const above = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers,
  })
  new CfnBudget(scope, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyBudget, unit: 'USD' },
    },
    // A forecast needs some weeks of history; until then the first one alone may come.
    notificationsWithSubscribers: [above('ACTUAL', 80), above('FORECASTED', 100)],
  })
}
