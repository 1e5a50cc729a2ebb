import metadata from 'libphonenumber-js/mobile/metadata';

/**
 * Where a country's patterns for laying a number out for readers stand in its list (libphonenumber-js,
 * version 4).
 */
const formats = 4;

/**
 * The phone metadata of the world for the functions' bundles: that of the package, without each country's
 * layout patterns, which are half of it. Numbers are read and kept in one form, never laid out.
 * @throws when the package has changed its format
 */
export function metadataForReading(): typeof metadata {
  if (metadata.version !== 4)
    throw new Error('libphonenumber-js keeps its metadata in a new way: look again');
  // Typed as opaque by the package; that these are lists is what `version` says.
  const without = (all: object) =>
    Object.fromEntries(
      Object.entries(all).map(([name, known]: [string, unknown[]]) => [name, known.with(formats, 0)]),
    );
  return {
    ...metadata,
    countries: without(metadata.countries),
    nonGeographic: without(metadata.nonGeographic),
  } as typeof metadata;
}
