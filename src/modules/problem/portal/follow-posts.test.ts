import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { post, get, placeOf, textOf } from '../../../testing/form-posts.ts'
import { answered, lastSms, published, report, seen } from '../../../testing/problems.ts'
import { answerProblem, mergeProblem, reviewProblem } from '../contract-desk.ts'

const app = await testApp()
afterAll(() => app.close())

const clerk = await app.staff('clerk', app.area('平湖街道').path)

describe('following by a form', () => {
  const actOn = (made: { code: string; secret: string }, fields: Record<string, string>) =>
    post(app.stranger, `/follow/${made.code}`, { s: made.secret, ...fields })

  test('not solved: why is needed, then it is taken up again', async () => {
    const made = await answered(app, clerk)
    const empty = await actOn(made, { act: 'reopen', reason: '' })
    expect(empty.status).toBe(422)
    expect(textOf(empty)).toContain('还有一处要改')
    const reopened = await actOn(made, { act: 'reopen', reason: '三天后又坏了' })
    expect(placeOf(reopened)).toContain('done=reopened')
    expect(textOf(await get(app.stranger, placeOf(reopened)))).toContain('记下了，马上重新办。')
    expect((await seen(app, made.code)).state).toBe('handling')
  })

  test('solved', async () => {
    const made = await answered(app, clerk)
    expect(placeOf(await actOn(made, { act: 'confirm' }))).toContain('done=confirmed')
    expect((await seen(app, made.code)).state).toBe('closed')
  })

  test('withdrawn, the page that is left has no secret and no words', async () => {
    const made = await report(app, { title: '请撤回我' })
    const withdrawn = await actOn(made, { act: 'withdraw' })
    expect(placeOf(withdrawn)).toBe(`/follow/${made.code}?done=withdrawn`)
    const left = textOf(await get(app.stranger, placeOf(withdrawn)))
    expect(left).toContain('已撤回，您写的内容和联系方式都清除了。')
    expect(left).not.toContain('请撤回我')
  })

  test('the own words erased, the page says so and the matter stays', async () => {
    const made = await answered(app, clerk, { title: '请删去我', contact: '13800002222' })
    const erased = await actOn(made, { act: 'erase' })
    expect(placeOf(erased)).toContain('done=erased')
    const left = textOf(await get(app.stranger, placeOf(erased)))
    expect(left).toContain('您写的文字、照片和联系方式已经删去。')
    expect(left).not.toMatch(/请删去我|138\*{4}2222|确定删去/)
    const everybody = textOf(await get(app.stranger, `/problems/${made.code}`))
    expect(everybody).toMatch(new RegExp(`反映 ${made.code}.*已经装好红绿灯.*反映人已经删去自己写的内容`))
  })

  test('of a merged report: not solved, said for the one that goes on', async () => {
    const [target, joining] = [await published(app, clerk), await published(app, clerk)]
    await clerk.ok(mergeProblem, { code: joining.code, targetCode: target.code })
    await clerk.ok(answerProblem, { code: target.code, text: '已经处理好了。' })
    const page = await get(app.stranger, `/follow/${joining.code}?s=${joining.secret}`)
    expect(page.text).toContain('id="reopen"')
    await actOn(joining, { act: 'reopen', reason: '我家这边还是不行' })
    expect((await seen(app, target.code)).state).toBe('handling')
  })

  test('a withheld text says why and can be mended', async () => {
    const made = await report(app, { title: '李某某家太吵' })
    await clerk.ok(reviewProblem, { code: made.code, decision: 'withhold', reason: 'privacy' })
    expect(textOf(await get(app.stranger, `/follow/${made.code}?s=${made.secret}`))).toContain(
      '涉及他人隐私，暂不公开，但照常办理。您可以改一改再提交。',
    )
    expect(placeOf(await actOn(made, { act: 'edit', title: '楼上太吵', description: '半夜还在装修' }))).toContain(
      'done=edited',
    )
  })

  test('a contact can be forgotten', async () => {
    const made = await report(app, { contact: '13800001111' })
    expect(textOf(await get(app.stranger, `/follow/${made.code}?s=${made.secret}`))).toContain(
      '有进展会发到 138****1111',
    )
    expect(placeOf(await actOn(made, { act: 'unfollow' }))).toContain('done=unfollowed')
    expect(textOf(await get(app.stranger, `/follow/${made.code}?s=${made.secret}`))).not.toContain('138****1111')
  })

  test('a wrong secret opens the public side only, and acts on nothing', async () => {
    const made = await report(app, { title: '不给外人看' })
    const page = await get(app.stranger, `/follow/${made.code}?s=wrong`)
    expect(textOf(page)).toContain('只能看公开的进展')
    expect(textOf(page)).not.toContain('不给外人看')
    expect((await post(app.stranger, `/follow/${made.code}`, { s: 'wrong', act: 'withdraw' })).status).toBe(404)
    expect((await seen(app, made.code)).state).toBe('received')
  })

  test('a code as people type it is found; one that is not there says so', async () => {
    const made = await report(app)
    const typed = made.code.toLowerCase().replaceAll('-', '')
    const found = await get(app.stranger, placeOf(await get(app.stranger, `/follow?code=${typed}`)))
    expect([found.status, textOf(found).includes(made.code)]).toEqual([200, true])
    const none = await get(app.stranger, '/follow/LG-26-9999')
    expect([none.status, textOf(none).includes('没有编号为“LG-26-9999”的事')]).toEqual([404, true])
  })

  test('joined to another: told so, and shown how that one stands', async () => {
    const target = await published(app, clerk, { title: '篮球架松动' })
    const made = await published(app, clerk, { title: '球场篮架松了' })
    await clerk.ok(mergeProblem, { code: made.code, targetCode: target.code })
    const own = textOf(await get(app.stranger, `/follow/${made.code}?s=${made.secret}`))
    expect(own).toContain(`您的 ${made.code} 已并入 ${target.code}`)
    expect(textOf(await get(app.stranger, `/problems/${made.code}`))).toContain(
      `${made.code} 说的是同一件事，已并入 ${target.code}`,
    )
  })

  test('signed in, one’s own report opens without the secret, others’ do not', async () => {
    const [resident, other] = [await app.resident(), await app.resident()]
    const { code } = await report(app, { title: '只有我能看' }, resident)
    expect(textOf(await get(resident, `/follow/${code}`))).toContain('只有我能看')
    expect(textOf(await get(other, `/follow/${code}`))).not.toContain('只有我能看')
    expect(textOf(await get(resident, '/me'))).toContain(code)
  })

  test('who lost the link has it sent again; what is no number is named and kept', async () => {
    const { code } = await report(app, { contact: '13900000321' })
    const page = `/follow/${code}`
    const wrong = await post(app.stranger, page, { act: 'link', contact: '不是号码' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="不是号码"')
    const sent = await post(app.stranger, page, { act: 'link', contact: '13900000321' })
    expect([sent.status, placeOf(sent)]).toEqual([303, `${page}?done=link`])
    expect(textOf(await get(app.stranger, placeOf(sent)))).toContain('链接马上发过去')
    await app.runJobs()
    const { secret } = await lastSms(app, '13900000321')
    expect(textOf(await get(app.stranger, `${page}?s=${secret}`))).toContain('您写的')
  })
})
