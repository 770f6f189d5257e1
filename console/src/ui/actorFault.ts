export { nameFault as actorFault } from '../api/person';
