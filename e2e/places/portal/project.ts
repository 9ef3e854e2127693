import type { Place } from '../place.ts'

/** The pages of projects, in every state worth looking at. */
export const projectPlaces: readonly Place[] = [
  { name: 'projects', page: '/projects', path: '/projects' },
  { name: 'projects-found', page: '/projects', path: '/projects?q=天台' },
  { name: 'projects-none', page: '/projects', path: '/projects?q=没有人做过的事' },
  { name: 'projects-gap', page: '/projects', path: '/projects?sort=gap' },
  { name: 'projects-ended', page: '/projects', path: '/projects?state=ended&field=other&sort=newest' },
  { name: 'project', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.pooled}` },
  { name: 'project-raised', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.raised}` },
  { name: 'project-ended', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.ended}` },
  { name: 'project-expired', page: '/projects/:code', path: ({ projects }) => `/projects/${projects.expired}` },
  { name: 'project-unknown', page: '/projects/:code', path: '/projects/LG-26-9999' },
]
