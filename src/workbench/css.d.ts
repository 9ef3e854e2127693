/** Style sheets are imported for their effect on the page; the build puts them into a file. */
declare module '*.css'
