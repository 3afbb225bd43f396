// Which shape a file has: its dataset is known from the key, the rest is told by its header.

import type { Dataset } from '../drop-key.ts'
import type { Header } from '../rows/header.ts'
import { aggregates } from './aggregates.ts'
import { companySubscriptions, deployments, subscriptions } from './entitlements.ts'
import { GRAPH_SHAPES } from './graph-reports.ts'
import type { ShapeDefinition } from './shape.ts'
import { counts, tickets } from './support.ts'
import { events, snapshots } from './user-rows.ts'

interface Shapes {
  /** Known by columns that only they have. */
  readonly special: readonly ShapeDefinition[]
  /** Everything else; a refusal says what this one looks for. */
  readonly otherwise: ShapeDefinition
}

const SHAPES: Readonly<Record<Dataset, Shapes>> = {
  entitlements: { special: [companySubscriptions, deployments], otherwise: subscriptions },
  activity: { special: [aggregates, ...GRAPH_SHAPES, snapshots], otherwise: events },
  support: { special: [counts], otherwise: tickets },
}

export function shapeOf(dataset: Dataset, header: Header): ShapeDefinition {
  const { special, otherwise } = SHAPES[dataset]
  return special.find(({ fits }) => fits(header)) ?? otherwise
}
