import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../../testing/app.ts'
import { newPhone } from '../../../testing/actors.ts'
import { published, report } from '../../../testing/problems.ts'
import { withinBudget } from '../../../testing/query-budget.ts'
import { withdrawProblem } from '../contract.ts'
import { listAlike } from '../contract-desk.ts'
import { listAlike as findAlike } from './queries/alike.ts'

const app = await testApp()
afterAll(() => app.close())
const street = app.area('平湖街道')
const clerk = await app.staff('clerk', street.path)
const lamp = { title: '楼道的路灯坏了三盏', description: '' }
const codes = async (code: string) => (await clerk.ok(listAlike, { code })).items.map((item) => item.code)

it('finds what shares telling words in the street, read already or not, the closest first', async () => {
  const old = await published(app, clerk, { title: '路灯一闪一闪', description: '' })
  const other = await report(app, { title: '公交站没有雨棚', description: '' })
  const first = await report(app, lamp)
  const second = await report(app, { ...lamp, areaId: app.area('良安田社区').id })
  expect(await codes(first.code)).toEqual([second.code, old.code])
  expect(await codes(second.code)).toEqual([first.code, old.code])
  expect(await codes(other.code)).toEqual([])
})

it('leaves out other streets, what is withdrawn, and a child’s words before the guardian agrees', async () => {
  const mine = await report(app, { title: '天桥栏杆松动', description: '' })
  const gone = await report(app, { title: '天桥栏杆松动了', description: '' })
  await app.stranger.ok(withdrawProblem, { code: gone.code, secret: gone.secret })
  await report(app, { title: '天桥栏杆松动', description: '', areaId: app.area('五和社区').id })
  const child = await report(app, { title: '天桥栏杆', ageBand: 'under-14', guardianPhone: newPhone() })
  expect(await codes(mine.code)).toEqual([])
  expect(await codes(child.code)).toEqual([])
})

it('is for staff of the place: elsewhere the record is not there', async () => {
  const { code } = await report(app, lamp)
  const elsewhere = await app.staff('clerk', app.area('坂田街道').path)
  expect(await elsewhere.refused(listAlike, { code })).toMatchObject({ status: 404 })
  expect(await app.stranger.refused(listAlike, { code })).toMatchObject({ status: 401 })
})

it('costs two statements', async () => {
  const { code } = await report(app, lamp)
  const ctx = clerk.ctx()
  await findAlike(ctx, { code }) // the areas are kept in memory from the first time on
  expect(await withinBudget('list', ctx, (counted) => findAlike(counted, { code }))).toHaveProperty('items')
})
