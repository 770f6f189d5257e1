import './base.css';
import './frame.css';
import './panels.css';
import './tables.css';
import './notices.css';
import './timeline.css';
import './documents.css';
import './graph.css';
