import type { Module } from '../../server/module.ts'
import { networkEvents } from './network.ts'
import { networkNav } from './portal/nav.ts'
import { networkPages } from './portal/network-page.tsx'
import { demonstrateNetwork } from './server/demonstration.ts'
import { networkRoutes } from './server/routes.ts'

export const networkModule: Module = {
  name: 'network',
  events: networkEvents,
  routes: networkRoutes,
  pages: networkPages,
  nav: networkNav,
  demonstrate: demonstrateNetwork,
}
