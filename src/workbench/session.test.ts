import { expect, test } from 'vitest'
import { areasOf } from './session.tsx'

test('each node stands once, with all roles held there, the highest first', () => {
  expect(
    areasOf([
      { role: 'community-worker', path: '/440307/440307003/440307003007/', nodeName: '平湖社区' },
      { role: 'operator', path: '/440307/440307003/', nodeName: '平湖分部' },
      { role: 'clerk', path: '/440307/440307003/', nodeName: '平湖分部' },
    ]),
  ).toEqual([
    { path: '/440307/440307003/', name: '平湖分部', roles: '平台运营方、街道工作人员' },
    { path: '/440307/440307003/440307003007/', name: '平湖社区', roles: '社区工作人员' },
  ])
})
