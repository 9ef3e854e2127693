import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import { redirect, type PageRequest, type Redirect } from '../../../portal/page.ts'
import { postedText } from '../../../portal/page-form.tsx'
import {
  confirmProblem,
  editProblemText,
  eraseProblemText,
  reopenProblem,
  sendLink as sendLinkContract,
  unfollowProblem,
  withdrawProblem,
} from '../contract.ts'
import * as erase from '../server/commands/erase.ts'
import { sendLink } from '../server/commands/link.ts'
import * as commands from '../server/commands/reporter.ts'
import { paths } from './paths.ts'

/** The field that says which of the page's forms was sent. */
export const actField = 'act'

export type Act = 'reopen' | 'confirm' | 'withdraw' | 'erase' | 'edit' | 'unfollow' | 'link'

interface Held {
  code: string
  secret: string
}

const acts: Record<Act, { done: string; take(request: PageRequest, held: Held): Promise<unknown> }> = {
  reopen: {
    done: 'reopened',
    take: (request, held) =>
      commands.reopenProblem(request.ctx, formInput(reopenProblem, { ...held, reason: postedText(request, 'reason') })),
  },
  confirm: {
    done: 'confirmed',
    take: (request, held) => commands.confirmProblem(request.ctx, formInput(confirmProblem, { ...held })),
  },
  withdraw: {
    done: 'withdrawn',
    take: (request, held) => erase.withdrawProblem(request.ctx, formInput(withdrawProblem, { ...held })),
  },
  erase: {
    done: 'erased',
    take: (request, held) => erase.eraseProblemText(request.ctx, formInput(eraseProblemText, { ...held })),
  },
  unfollow: {
    done: 'unfollowed',
    take: (request, held) => commands.unfollowProblem(request.ctx, formInput(unfollowProblem, { ...held })),
  },
  link: {
    done: 'link',
    take: (request, { code }) =>
      sendLink(request.ctx, formInput(sendLinkContract, { code, contact: postedText(request, 'contact') })),
  },
  edit: {
    done: 'edited',
    take: (request, held) => {
      const text = { title: postedText(request, 'title'), description: postedText(request, 'description') }
      return commands.editProblemText(request.ctx, formInput(editProblemText, { ...held, ...text }))
    },
  },
}

/** What a reporter does on the follow page: one form per act, told apart by `act`. */
export async function answerAct(request: PageRequest, secret: string): Promise<Redirect> {
  const code = request.params.code ?? ''
  const name = postedText(request, actField)
  if (!Object.hasOwn(acts, name)) throw new AppError('invalid', { code: 'input.invalid' })
  const { done, take } = acts[name as Act]
  await take(request, { code, secret })
  // what was withdrawn has no private side any more, and who lost the link has none to go back to
  const held: Record<string, string> = name === 'withdraw' || name === 'link' ? {} : { s: secret }
  return redirect(request.link(paths.follow(code, { ...held, done })))
}
