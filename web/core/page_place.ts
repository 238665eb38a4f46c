/** Where a page of the map is: alone, of a server, or among the files of a site. */
export interface PagePlace {
  served?: boolean;
  depth?: number;
  picked?: boolean;
  /** The folder with the pages of things and claims, and the names of those files that are not named by an id. */
  pages?: readonly [folder: string, names: { readonly [id: string]: string }];
}
