export {
  createPlaceResolver,
  type PlaceReading,
  type PlaceResolver,
  type PlaceVerdict,
} from './resolver.ts';
