import type { Label, Labels, Lang } from './label.ts'
import { ensure, refuseFields, type Refusal } from './refusal.ts'

/** One row of the table: where an action leads, and who may take it. */
export interface Transition<State extends string, Who extends string> {
  to: State
  /** permissions or relations; one of them is enough */
  who: readonly Who[]
  /** the kind of the deadline that begins here */
  deadline?: string
}

/** State × action → transition. A state without actions is final. */
export interface Machine<State extends string, Action extends string, Who extends string = string> {
  /** what it is about, e.g. `problem` */
  name: string
  initial: State
  states: { readonly [state in State]: { readonly [action in Action]?: Transition<State, Who> } }
}

/** Declares a machine; the type parameters make the table complete and keep typing errors out of it. */
export function machine<State extends string, Action extends string, Who extends string = string>(
  table: Machine<State, Action, Who>,
): Machine<State, Action, Who> {
  return table
}

export function findTransition<S extends string, A extends string, W extends string>(
  { states }: Machine<S, A, W>,
  state: S,
  action: A,
): Transition<S, W> | null {
  // A state or action from outside may be the name of an inherited property.
  if (!Object.hasOwn(states, state) || !Object.hasOwn(states[state], action)) return null
  return states[state][action] ?? null
}

/** Why the action cannot be taken from this state, whoever tries: `state.not-possible`. */
export function refuseTransition<S extends string, A extends string, W extends string>(
  table: Machine<S, A, W>,
  state: S,
  action: A,
): Refusal {
  if (findTransition(table, state, action)) return null
  return { code: 'state.not-possible', params: { machine: table.name, state, action } }
}

/** Where the action leads; throws `state.not-possible` (conflict) when it cannot be taken from here. */
export function nextState<S extends string, A extends string, W extends string>(
  table: Machine<S, A, W>,
  state: S,
  action: A,
): S {
  ensure(refuseTransition(table, state, action))
  return findTransition(table, state, action)!.to
}

/** The actions the table has for a state, whoever may take them. */
export function actionsFrom<S extends string, A extends string, W extends string>(
  { states }: Machine<S, A, W>,
  state: S,
): A[] {
  return Object.keys(states[state]) as A[]
}

function transitionsFrom<S extends string, A extends string, W extends string>(
  table: Machine<S, A, W>,
  state: S,
): [A, Transition<S, W>][] {
  return actionsFrom(table, state).map((action) => [action, findTransition(table, state, action)!])
}

function statesOf<S extends string, A extends string, W extends string>(table: Machine<S, A, W>): S[] {
  return Object.keys(table.states) as S[]
}

function reachable<S extends string, A extends string, W extends string>(table: Machine<S, A, W>): Set<S> {
  const found = new Set<S>([table.initial])
  for (const state of found) {
    if (!Object.hasOwn(table.states, state)) continue
    for (const [, { to }] of transitionsFrom(table, state)) found.add(to)
  }
  return found
}

/** What is wrong with a table, by state: `not-listed`, `unreachable`, `nobody-may` (an action without a who). */
export function refuseMachine<S extends string, A extends string, W extends string>(table: Machine<S, A, W>): Refusal {
  const faults: Record<string, string | null> = {}
  const reached = reachable(table)
  for (const state of reached) if (!Object.hasOwn(table.states, state)) faults[state] = 'not-listed'
  for (const state of statesOf(table)) {
    const orphaned = transitionsFrom(table, state).some(([, { who }]) => who.length === 0)
    faults[state] = reached.has(state) ? (orphaned ? 'nobody-may' : null) : 'unreachable'
  }
  return refuseFields('machine.invalid', faults)
}

export interface MachineLabels<S extends string, A extends string, W extends string> {
  states: Labels<S>
  actions: Labels<A>
  who?: Labels<W>
}

/** The table as a Mermaid state diagram, for docs/states.md. */
export function toMermaid<S extends string, A extends string, W extends string>(
  table: Machine<S, A, W>,
  labels: MachineLabels<S, A, W>,
  lang: Lang = 'zh',
): string {
  const say = (label: Label) => label[lang].replaceAll(':', '：').replaceAll('"', '')
  const states = statesOf(table)
  const lines = states.map((state) => `  state "${say(labels.states[state])}" as ${mermaidId(state)}`)
  lines.push(`  [*] --> ${mermaidId(table.initial)}`)
  for (const state of states) {
    const rows = transitionsFrom(table, state)
    for (const [action, { to, who }] of rows) {
      const by = labels.who ? `（${who.map((one) => say(labels.who![one])).join('、')}）` : ''
      lines.push(`  ${mermaidId(state)} --> ${mermaidId(to)}: ${say(labels.actions[action])}${by}`)
    }
    if (rows.length === 0) lines.push(`  ${mermaidId(state)} --> [*]`)
  }
  return ['stateDiagram-v2', ...lines, ''].join('\n')
}

/** Mermaid reads a hyphen as the beginning of an arrow. */
function mermaidId(state: string): string {
  return state.replaceAll('-', '_')
}
