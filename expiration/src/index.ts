import { runService } from '@ticketing/common';
import { service } from './service';

runService(service);
