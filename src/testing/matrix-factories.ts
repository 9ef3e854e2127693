import type { Factories } from './matrix.ts'
import { agreementFactories } from './matrix-agreement.ts'
import { callFactories } from './matrix-call.ts'
import { designFactories } from './matrix-design.ts'
import { exchangeFactories } from './matrix-exchange.ts'
import { fundFactories } from './matrix-fund.ts'
import { networkFactories } from './matrix-network.ts'
import { noticeFactories } from './matrix-notice.ts'
import { peopleFactories } from './matrix-people.ts'
import { platformFactories } from './matrix-platform.ts'
import { problemFactories } from './matrix-problem.ts'
import { projectFactories } from './matrix-project.ts'
import { reviewFactories } from './matrix-review.ts'

/** A sample for every endpoint of every module. */
export const factories: Factories = {
  ...networkFactories,
  ...peopleFactories,
  ...problemFactories,
  ...designFactories,
  ...callFactories,
  ...reviewFactories,
  ...noticeFactories,
  ...projectFactories,
  ...exchangeFactories,
  ...fundFactories,
  ...agreementFactories,
  ...platformFactories,
}
